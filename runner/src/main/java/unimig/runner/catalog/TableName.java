package unimig.runner.catalog;

import java.util.Comparator;

/** A table or materialized view, as the catalog names it. */
record TableName(String schema, String name) implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::name);

  String sql() {
    return SqlName.of(schema, name);
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** {@code table "orders"}. */
  @Override
  public String toString() {
    return "table " + Identity.quoted(schema, name);
  }
}
