package unimig.converter.catalog;

/** What a column of a table or of an answer holds. */
public record Column(Kind kind, boolean nullable) {

  /** What node-postgres makes of its values. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    TEXT,
    /** Text of a whole number, which {@code bigint} becomes. */
    WHOLE,
    /** Text of a number, which {@code numeric} becomes, or of none: {@code NaN}. */
    DECIMAL,
    BOOLEAN,
    /** A date of JavaScript, or an infinite number. */
    DATE,
    LIST,
    /** Anything, as {@code jsonb} has it, or what is not known. */
    OTHER
  }

  /** What may be anything. */
  public static final Column UNKNOWN = new Column(Kind.OTHER, true);

  Column orNull() {
    return new Column(kind, true);
  }

  Column notNull() {
    return new Column(kind, false);
  }
}
