package unimig.runner.api;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says about a failed statement, by the names that node-postgres gives it. */
final class ServerError {
  /** What PostgreSQL says, which is but a part of {@code error.message}. */
  static final String MESSAGE = "unimig.message";

  private ServerError() {}

  /** Only those that there are; none where it was not PostgreSQL that failed. */
  static Map<String, String> properties(SQLException cause) {
    Map<String, String> properties = new HashMap<>();
    put(properties, "code", cause.getSQLState());
    ServerErrorMessage said =
        cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (said != null) {
      put(properties, MESSAGE, said.getMessage());
      put(properties, "name", "error");
      put(properties, "severity", said.getSeverity());
      put(properties, "detail", said.getDetail());
      put(properties, "hint", said.getHint());
      put(properties, "schema", said.getSchema());
      put(properties, "table", said.getTable());
      put(properties, "column", said.getColumn());
      put(properties, "dataType", said.getDatatype());
      put(properties, "constraint", said.getConstraint());
      put(properties, "routine", said.getRoutine());
    }
    return properties;
  }

  private static void put(Map<String, String> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }
}
