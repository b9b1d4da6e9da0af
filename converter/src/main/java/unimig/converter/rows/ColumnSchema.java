package unimig.converter.rows;

import java.util.Optional;

/**
 * A column.
 *
 * @param number in its table, which it keeps when it is renamed
 * @param next the type that a migration is about to give it, if that is another one
 * @param filling who gives it a value
 */
record ColumnSchema(
    int number,
    String name,
    ColumnType type,
    Optional<ColumnType> next,
    boolean isNullable,
    Filling filling) {

  /** Who gives a column its value. */
  enum Filling {
    /** Nobody but the one who inserts. */
    OURS,
    /** A constant by default, where none is given. */
    DEFAULT,
    /** A sequence: {@code serial} or an identity that may be overridden. */
    SEQUENCE,
    /** An identity that must be overridden explicitly. */
    ALWAYS_IDENTITY,
    /** An expression; no value can be given. */
    GENERATED
  }

  boolean isWritable() {
    return filling != Filling.GENERATED;
  }

  /** Whether the server numbers it. */
  boolean isNumbered() {
    return filling == Filling.SEQUENCE || filling == Filling.ALWAYS_IDENTITY;
  }
}
