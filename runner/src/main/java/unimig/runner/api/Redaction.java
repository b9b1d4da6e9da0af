package unimig.runner.api;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Takes bound values out of what PostgreSQL says about a failed statement. */
final class Redaction {
  private static final String HIDDEN = "\u2026";

  /** Class 22, data exceptions: what they quote is data. */
  private static final String DATA = "22";

  /** From the first quote to the last, because a value may hold quotes itself. */
  private static final Pattern QUOTED = Pattern.compile("\".*\"", Pattern.DOTALL);

  /** Shorter ones tell nothing, and replacing each "1" would spoil the names of objects. */
  private static final int SHORTEST = 4;

  private Redaction() {}

  /** The primary message, without the detail that quotes rows. */
  static String of(SQLException cause, @Nullable Object[] values) {
    String message = primary(cause);
    if (String.valueOf(cause.getSQLState()).startsWith(DATA)) {
      message = QUOTED.matcher(message).replaceAll("\"" + HIDDEN + "\"");
    }
    for (Object value : values) {
      if (value != null && value != JavaScript.UNDEFINED && !(value instanceof byte[])) {
        String text = NodePostgres.text(value);
        message = text.length() < SHORTEST ? message : message.replace(text, HIDDEN);
      }
    }
    return message;
  }

  private static String primary(SQLException cause) {
    ServerErrorMessage server =
        cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    return server == null
        ? String.valueOf(cause.getMessage())
        : server.getSeverity() + ": " + server.getMessage();
  }
}
