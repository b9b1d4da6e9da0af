package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What unqualified names mean to a connection. */
final class SearchPath {
  private SearchPath() {}

  /** As {@code PostgreSQLConnection.changeCurrentSchemaTo} does for migrate. */
  static void use(EngineSettings settings, Connection connection) throws SQLException {
    if (settings.schemas().isEmpty()) {
      return;
    }
    String sql =
        "select set_config('search_path', ? || ',' || current_setting('search_path'), false)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, HistoryTable.quote(settings.schemas().get(0)));
      statement.execute();
    }
  }
}
