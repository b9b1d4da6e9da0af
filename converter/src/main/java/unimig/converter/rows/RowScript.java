package unimig.converter.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A user's own rows for one migration.
 *
 * @param name of the file, for reports
 * @param sql one or more statements
 */
public record RowScript(String name, String sql) {

  /**
   * Runs it.
   *
   * @throws RowsException if the server refuses it
   */
  void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      if (ServerRefusal.of(e).isEmpty()) {
        throw e;
      }
      throw new RowsException(name + ":1:1: " + e.getMessage(), e);
    }
  }
}
