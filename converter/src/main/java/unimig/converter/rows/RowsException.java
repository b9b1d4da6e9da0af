package unimig.converter.rows;

import unimig.runner.diagnostic.SurroundingsFailure;

/** Rows cannot be made, as the server is out of reach or a file cannot be read. */
public final class RowsException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  public RowsException(String message) {
    super(message);
  }

  public RowsException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String code() {
    return "ROWS_NOT_MADE";
  }
}
