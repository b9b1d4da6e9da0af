package unimig.converter.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import unimig.converter.rows.hint.Hints;
import unimig.runner.catalog.SnapshotScope;

/**
 * What the tables of a database demand of their rows at one point of its history. It keeps what the
 * server says of types while it fills tables, so it is for that database and copies of it.
 */
public final class Schema {
  private final Map<TableId, TableSchema> tables;
  private final AcceptedTexts.Known known;

  private Schema(Collection<TableSchema> tables, AcceptedTexts.Known known) {
    this.known = known;
    this.tables = new TreeMap<>();
    tables.forEach(table -> this.tables.put(table.id(), table));
  }

  /**
   * Reads it.
   *
   * @throws SQLException if the server is out of reach or the connection's transaction has failed
   */
  public static Schema read(Connection connection, SnapshotScope scope) throws SQLException {
    return new Schema(SchemaReader.read(connection, scope).values(), new AcceptedTexts.Known());
  }

  /** With what {@code next} will demand as well, as far as it can be kept now. */
  public Schema before(Schema next) {
    return new Schema(
        NextSchema.both(List.copyOf(tables.values()), List.copyOf(next.tables.values())), known);
  }

  /**
   * Only the tables that are named in a text, those that these refer to, and those that refer to
   * them; all, if none is named, as names can be made at run time.
   */
  public Schema namedIn(String text) {
    Set<TableId> chosen = new TreeSet<>();
    for (TableId id : tables.keySet()) {
      String name = Pattern.quote(id.name());
      if (Pattern.compile("(?i)(?<![\\w$])" + name + "(?![\\w$])").matcher(text).find()) {
        chosen.add(id);
      }
    }
    if (chosen.isEmpty()) {
      return this;
    }
    for (TableSchema table : tables.values()) {
      if (table.targets().stream().anyMatch(List.copyOf(chosen)::contains)) {
        chosen.add(table.id());
      }
    }
    return new Schema(closed(chosen), known);
  }

  /** The tables into which statements in a text insert, as far as it names them. */
  public Set<TableId> insertedIn(String text) {
    Set<TableId> inserted = new TreeSet<>();
    for (TableId id : tables.keySet()) {
      String name = "(?i)insert\\s+into\\s+[\\\\\"\\w.]*?(?<![\\w$])" + Pattern.quote(id.name());
      if (Pattern.compile(name + "(?![\\w$])").matcher(text).find()) {
        inserted.add(id);
      }
    }
    return inserted;
  }

  private Collection<TableSchema> closed(Set<TableId> chosen) {
    Map<TableId, TableSchema> all = new TreeMap<>();
    Deque<TableId> open = new ArrayDeque<>(chosen);
    while (!open.isEmpty()) {
      TableId id = open.remove();
      TableSchema table = tables.get(id);
      if (table != null && all.put(id, table) == null) {
        open.addAll(table.targets());
      }
    }
    return all.values();
  }

  /**
   * Fills the tables with rows that satisfy all constraints of the database; what the server
   * refuses is made anew, and a table for which nothing is found is left and named.
   *
   * @param connection in a transaction, which is the caller's to end
   * @param hints what the rows are for
   * @throws SQLException if the server is out of reach or the transaction has failed
   */
  public FilledTables fill(Connection connection, Recipe recipe, Hints hints) throws SQLException {
    return new RowGenerator(connection, recipe, hints, known)
        .fill(new ArrayList<>(tables.values()));
  }

  /**
   * Fills the tables with a sample, completed by generated values where it has none or where they
   * are masked. A reference to a row that is not in the sample goes to another row.
   *
   * @param connection in a transaction, which is the caller's to end
   * @throws SQLException if the server is out of reach or the transaction has failed
   */
  public FilledTables fill(Connection connection, RowSample sample, long seed, Hints hints)
      throws SQLException {
    return new RowGenerator(connection, Recipe.completing(seed), hints, known, sample)
        .fill(new ArrayList<>(tables.values()));
  }

  /**
   * Removes all rows of the tables, and those that refer to them, unless a trigger is against it.
   *
   * @param connection in a transaction
   * @return the tables that had any, and have none now
   */
  FilledTables empty(Connection connection) throws SQLException {
    Map<TableId, Integer> emptied = new TreeMap<>(counted(connection).rows());
    emptied.values().removeIf(rows -> rows == 0);
    RowWriter writer = new RowWriter(connection);
    for (TableId id : List.copyOf(emptied.keySet())) {
      if (writer.send("truncate table " + id.sql() + " cascade", List.of()).isPresent()) {
        emptied.remove(id);
      }
    }
    emptied.replaceAll((id, rows) -> 0);
    return new FilledTables(emptied, Map.of());
  }

  /** How many rows are in the tables. */
  FilledTables counted(Connection connection) throws SQLException {
    Map<TableId, Integer> counts = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      for (TableId id : tables.keySet()) {
        try (ResultSet row = statement.executeQuery("select count(*) from " + id.sql())) {
          row.next();
          counts.put(id, row.getInt(1));
        }
      }
    }
    return new FilledTables(counts, Map.of());
  }
}
