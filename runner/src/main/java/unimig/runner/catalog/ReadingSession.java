package unimig.runner.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGStatement;

/**
 * A stretch of reading in which the server writes values in one fixed way, whatever the connection
 * was set to: names with their schema, times in UTC, floats exact. Leaves the connection as it was,
 * in or outside a transaction.
 */
final class ReadingSession implements AutoCloseable {
  private static final String SETTINGS =
      "select set_config('search_path', '', true), set_config('timezone', 'UTC', true),"
          + " set_config('datestyle', 'ISO, YMD', true),"
          + " set_config('intervalstyle', 'postgres', true),"
          + " set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),"
          + " set_config('lc_monetary', 'C', true), set_config('quote_all_identifiers', 'off', true),"
          + " set_config('row_security', 'off', true), set_config('jit', 'off', true),"
          + " set_config('statement_timeout', '0', true),"
          // A large table would be read from its middle on if someone reads it already.
          + " set_config('synchronize_seqscans', 'off', true)";

  private final Connection connection;
  private final Optional<Savepoint> savepoint;
  private long rows;

  private ReadingSession(Connection connection, Optional<Savepoint> savepoint) {
    this.connection = connection;
    this.savepoint = savepoint;
  }

  static ReadingSession open(Connection connection) throws SQLException {
    ReadingSession session = begin(connection);
    try (Statement statement = session.statement()) {
      statement.execute(SETTINGS);
    } catch (SQLException e) {
      session.closeAfter(e);
      throw e;
    }
    return session;
  }

  private static ReadingSession begin(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
      return new ReadingSession(connection, Optional.empty());
    }
    return new ReadingSession(connection, Optional.of(connection.setSavepoint()));
  }

  private void closeAfter(SQLException failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  int majorVersion() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  /** A statement that takes its SQL as it is, without JDBC escapes. */
  Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }

  /** A statement without parameters whose plan the server keeps for the next time. */
  PreparedStatement reusedStatement(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setEscapeProcessing(false);
    statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    return statement;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = statement()) {
      statement.execute(sql);
    }
  }

  /** Takes note of a row that was fetched from a table. */
  void countRow() {
    rows++;
  }

  /** How many rows of tables were fetched. */
  long rows() {
    return rows;
  }

  /** Undoes the settings; nothing else was changed. */
  @Override
  public void close() throws SQLException {
    if (savepoint.isPresent()) {
      connection.rollback(savepoint.get());
      connection.releaseSavepoint(savepoint.get());
      return;
    }
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
