package unimig.converter.rows;

/** How rows are made. */
public enum Manner {
  /** Everything that the schema allows: nulls, bounds of types, documents that lack something. */
  WIDE,
  /** As programs expect it, and such that the schema after the migration allows it as well. */
  ORDINARY,
  /** As {@link #ORDINARY}, but no text twice in a column, and none where the migration inserts. */
  DISTINCT,
  /** As {@link #ORDINARY}, one row a table. */
  SINGLE,
  /** As {@link #DISTINCT}, so many rows that code which works in portions needs several of them. */
  MANY
}
