package unimig.runner.catalog;

import unimig.runner.diagnostic.SurroundingsFailure;

/** Rows cannot be compared within the memory that Java has. */
public final class TooManyRowsException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  TooManyRowsException(String message) {
    super(message);
  }

  static TooManyRowsException noKey(TableName table) {
    return new TooManyRowsException(
        table
            + " has more rows that differ than Java's memory holds, and no key to compare them by;"
            + " give it more memory with -Xmx, or the table a primary key");
  }

  static TooManyRowsException ofOneSide(TableName table) {
    return new TooManyRowsException(
        table
            + " has more rows whose key only one side has than Java's memory holds; give it more"
            + " with -Xmx, or prove with fewer rows");
  }

  static TooManyRowsException labels(TableName table, int known) {
    return new TooManyRowsException(
        "up to "
            + table
            + " the rows hold "
            + known
            + " UUIDs and random texts, more than Java's memory holds; give it more with -Xmx");
  }

  @Override
  public String code() {
    return "TOO_MANY_ROWS";
  }
}
