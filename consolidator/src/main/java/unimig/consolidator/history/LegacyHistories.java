package unimig.consolidator.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds and reads all histories of a database. Reads only; needs {@code SELECT} on the tables of
 * histories, and of the locks beside them, and {@code USAGE} on their schemas.
 */
public final class LegacyHistories {
  private static final String COLUMNS =
      """
      select n.nspname, c.relname, a.attname, t.typname,
        has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
      from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
          and not a.attisdropped
        join pg_catalog.pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p') and c.relpersistence = 'p'
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by n.nspname collate "C", c.relname collate "C", a.attnum""";

  private static final int MOST_ROWS = 20_000;

  private LegacyHistories() {}

  /**
   * Reads every table that is a history by its columns, is called as one, or is named. One that is
   * only called so, and has more rows than any project has migrations, is none.
   *
   * @param named tables that somebody says are histories, whatever they are called; those that are
   *     not there are passed over
   * @throws SQLException if the server is out of reach, or the lock beside a history may not be
   *     read
   */
  public static FoundHistories read(Connection connection, Set<HistoryTable> named)
      throws SQLException {
    Map<HistoryTable, FoundTable> tables = tables(connection);
    List<LegacyHistory> read = new ArrayList<>();
    List<FoundHistories.Unreadable> unreadable = new ArrayList<>();
    for (FoundTable table : tables.values()) {
      boolean isNamed = named.contains(table.table());
      Optional<HistoryShape> shape =
          HistoryShape.known(table).or(() -> HistoryShape.guessed(table, isNamed));
      if (shape.isEmpty() || isLock(table, tables)) {
        continue;
      }
      if (!table.readable()) {
        unreadable.add(new FoundHistories.Unreadable(table.table(), shape.get().kind()));
        continue;
      }
      boolean isAnyTable = shape.get().kind() == HistoryKind.NAMES && !isNamed;
      if (!isAnyTable || !isLarge(connection, table.table())) {
        read.add(history(connection, table.table(), shape.get(), tables));
      }
    }
    return new FoundHistories(read, unreadable);
  }

  private static boolean isLarge(Connection connection, HistoryTable table) throws SQLException {
    String sql = "select exists (select from " + table.sql() + " offset " + MOST_ROWS + ")";
    return isTrue(connection, sql);
  }

  private static Map<HistoryTable, FoundTable> tables(Connection connection) throws SQLException {
    Map<HistoryTable, Map<String, String>> columns = new TreeMap<>();
    Set<HistoryTable> readable = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        HistoryTable table = new HistoryTable(rows.getString(1), rows.getString(2));
        columns
            .computeIfAbsent(table, t -> new LinkedHashMap<>())
            .put(rows.getString(3), rows.getString(4));
        if (rows.getBoolean(5)) {
          readable.add(table);
        }
      }
    }
    Map<HistoryTable, FoundTable> tables = new LinkedHashMap<>();
    columns.forEach(
        (table, types) ->
            tables.put(table, new FoundTable(table, readable.contains(table), types)));
    return tables;
  }

  private static boolean isLock(FoundTable table, Map<HistoryTable, FoundTable> tables) {
    return table.has("is_locked")
        && tables.keySet().stream().anyMatch(history -> history.lock().equals(table.table()));
  }

  private static LegacyHistory history(
      Connection connection,
      HistoryTable table,
      HistoryShape shape,
      Map<HistoryTable, FoundTable> tables)
      throws SQLException {
    List<LegacyRow> rows = new HistoryReader(shape).read(connection, table);
    Optional<HistoryTable> lock =
        Optional.ofNullable(tables.get(table.lock()))
            .filter(found -> found.has("is_locked"))
            .map(FoundTable::table);
    boolean locked = lock.isPresent() && isLocked(connection, lock.get());
    return new LegacyHistory(
        table, shape.kind(), shape.columns(), last(rows), repeated(rows), lock, locked);
  }

  private static boolean isLocked(Connection connection, HistoryTable lock) throws SQLException {
    return isTrue(
        connection, "select exists (select from " + lock.sql() + " where is_locked <> 0)");
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Of several rows about one migration the last, where the last stands. */
  private static List<LegacyRow> last(List<LegacyRow> rows) {
    Map<String, LegacyRow> last = new LinkedHashMap<>();
    for (LegacyRow row : rows) {
      last.remove(row.name());
      last.put(row.name(), row);
    }
    return List.copyOf(last.values());
  }

  /** Applied again with nothing between that says it was taken back. */
  private static List<String> repeated(List<LegacyRow> rows) {
    Map<String, LegacyRow.State> before = new HashMap<>();
    List<String> repeated = new ArrayList<>();
    for (LegacyRow row : rows) {
      boolean twice =
          row.state() == LegacyRow.State.APPLIED
              && before.get(row.name()) == LegacyRow.State.APPLIED;
      if (twice && !repeated.contains(row.name())) {
        repeated.add(row.name());
      }
      before.put(row.name(), row.state());
    }
    return repeated;
  }
}
