package unimig.converter.rows;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server said against a statement.
 *
 * @param state SQLSTATE
 * @param message in one line, without the values
 */
record ServerRefusal(String state, String message) {
  /** Class of SQLSTATE. */
  private static final String CONNECTION = "08";

  /** Empty if it was not the statement that was refused, such as when the connection broke. */
  static Optional<ServerRefusal> of(SQLException failure) {
    if (!(failure instanceof PSQLException refused) || failure.getSQLState() == null) {
      return Optional.empty();
    }
    ServerErrorMessage error = refused.getServerErrorMessage();
    return error == null || failure.getSQLState().startsWith(CONNECTION)
        ? Optional.empty()
        : Optional.of(new ServerRefusal(failure.getSQLState(), String.valueOf(error.getMessage())));
  }

  boolean isDuplicate() {
    return state.equals("23505") || state.equals("23P01");
  }
}
