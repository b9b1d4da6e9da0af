package unimig.consolidator.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/**
 * A table that a migration tool keeps its history in.
 *
 * @param schema as the catalog has it
 * @param name as the catalog has it
 */
public record HistoryTable(String schema, String name) implements Comparable<HistoryTable> {
  private static final String LOCK = "_lock";
  private static final String ARCHIVED = "_archived";
  private static final Comparator<HistoryTable> ORDER =
      Comparator.comparing(HistoryTable::schema).thenComparing(HistoryTable::name);

  /** The table of the lock that Knex keeps beside its history. */
  public HistoryTable lock() {
    return isArchived() ? original().lock().archived() : new HistoryTable(schema, name + LOCK);
  }

  /** What the table is called where it was put aside. */
  public HistoryTable archived() {
    return new HistoryTable(schema, name + ARCHIVED);
  }

  /** What it was called before it was put aside; itself if it was not. */
  public HistoryTable original() {
    return isArchived()
        ? new HistoryTable(schema, name.substring(0, name.length() - ARCHIVED.length()))
        : this;
  }

  /** Whether it was put aside. */
  public boolean isArchived() {
    return name.endsWith(ARCHIVED);
  }

  /** Quoted for a statement. */
  public String sql() {
    return quoted(schema) + "." + quoted(name);
  }

  /** Whether it is there, and a relation. */
  public boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, sql());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  @Override
  public int compareTo(HistoryTable other) {
    return ORDER.compare(this, other);
  }

  /** {@code public.knex_migrations}, for people. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
