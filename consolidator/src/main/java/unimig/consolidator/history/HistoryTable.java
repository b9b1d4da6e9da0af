package unimig.consolidator.history;

import java.util.Comparator;

/**
 * A table that a migration tool keeps its history in.
 *
 * @param schema as the catalog has it
 * @param name as the catalog has it
 */
public record HistoryTable(String schema, String name) implements Comparable<HistoryTable> {
  private static final Comparator<HistoryTable> ORDER =
      Comparator.comparing(HistoryTable::schema).thenComparing(HistoryTable::name);

  /** Quoted for a statement. */
  public String sql() {
    return quoted(schema) + "." + quoted(name);
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
