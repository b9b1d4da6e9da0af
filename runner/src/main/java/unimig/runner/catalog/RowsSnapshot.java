package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows each table has and a hash over them that does not depend on their order. */
record RowsSnapshot(SortedMap<TableName, Fingerprint> tables) {
  /** Partitions are read, not their parents; a materialized view only if it has been filled. */
  private static final String TABLES =
      """
      select n.nspname, c.relname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where (c.relkind = 'r' or c.relkind = 'm' and c.relispopulated)
        and c.relpersistence <> 't'
        and c.oid >= 16384
        and not exists (select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 1, 2
      """;

  /** Whole rows are hashed by their text. */
  private static final String FINGERPRINT =
      "select %d, count(*), coalesce(sum(hashtextextended("
          + RowBuckets.ROW
          + "::text, 0)), 0)::text from only %s as "
          + RowBuckets.ROW;

  /**
   * @param hash the sum of 64-bit hashes of all rows
   */
  record Fingerprint(long count, String hash) {}

  static RowsSnapshot read(ReadingSession session, SnapshotScope scope) throws SQLException {
    List<TableName> names = names(session, scope);
    SortedMap<TableName, Fingerprint> tables = new TreeMap<>();
    if (names.isEmpty()) {
      return new RowsSnapshot(tables);
    }
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(query(names))) {
      while (rows.next()) {
        tables.put(names.get(rows.getInt(1)), new Fingerprint(rows.getLong(2), rows.getString(3)));
      }
    }
    return new RowsSnapshot(tables);
  }

  /** See {@link DatabaseSnapshot#isAgain}. */
  boolean areAgain(RowsSnapshot before, RowsSnapshot other) {
    return tables.keySet().equals(before.tables.keySet())
        && tables.entrySet().stream()
            .allMatch(
                entry -> {
                  Fingerprint now = entry.getValue();
                  Fingerprint then = Objects.requireNonNull(before.tables.get(entry.getKey()));
                  boolean isRepeatable = then.equals(other.tables.get(entry.getKey()));
                  return now.equals(then) || (!isRepeatable && now.count() == then.count());
                });
  }

  private static List<TableName> names(ReadingSession session, SnapshotScope scope)
      throws SQLException {
    List<TableName> names = new ArrayList<>();
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        TableName name = new TableName(rows.getString(1), rows.getString(2));
        if (scope.includesTable(name.schema(), name.name())) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String query(List<TableName> names) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      queries.add(FINGERPRINT.formatted(i, names.get(i).sql()));
    }
    return String.join(" union all ", queries);
  }
}
