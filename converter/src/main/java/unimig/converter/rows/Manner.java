package unimig.converter.rows;

/** How rows are made. */
public enum Manner {
  /** Everything that the schema allows: nulls, bounds of types, documents that lack something. */
  WIDE(0),
  /** As programs expect it, and such that the schema after the migration allows it as well. */
  ORDINARY(1),
  /** As {@link #ORDINARY}, but no text twice in a column, and none where the migration inserts. */
  DISTINCT(2),
  /** As {@link #ORDINARY}, one row a table. */
  SINGLE(3),
  /** As {@link #DISTINCT}, so many rows that code which works in portions needs several of them. */
  MANY(4);

  private final int number;

  Manner(int number) {
    this.number = number;
  }

  /** Part of what rows are drawn by; it stays with the manner, so that the rows do. */
  int number() {
    return number;
  }
}
