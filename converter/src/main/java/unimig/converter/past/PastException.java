package unimig.converter.past;

import java.sql.SQLException;
import unimig.runner.diagnostic.SurroundingsFailure;

/** The histories of a database cannot be read. */
public final class PastException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  PastException(KnownDatabase database, SQLException cause) {
    super(
        "the histories of %s cannot be read: %s (SQLSTATE %s)"
            .formatted(database.name(), cause.getMessage(), cause.getSQLState()),
        cause);
  }

  @Override
  public String code() {
    return "HISTORY_UNREADABLE";
  }
}
