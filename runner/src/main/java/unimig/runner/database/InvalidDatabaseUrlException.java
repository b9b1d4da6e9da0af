package unimig.runner.database;

/** A database URL cannot be understood. The message quotes the bad part, never the password. */
public final class InvalidDatabaseUrlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDatabaseUrlException(String what, String advice) {
    super("database URL: " + what + "; " + advice);
  }
}
