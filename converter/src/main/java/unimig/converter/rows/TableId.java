package unimig.converter.rows;

import java.util.Comparator;

/** The name of a table, as the catalog has it. */
public record TableId(String schema, String name) implements Comparable<TableId> {
  private static final Comparator<TableId> ORDER =
      Comparator.comparing(TableId::schema).thenComparing(TableId::name);

  /** Quoted, for a statement. */
  String sql() {
    return Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }

  @Override
  public int compareTo(TableId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
