package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import unimig.runner.testing.TestDatabase;

/** Stands for another run. */
final class LockHolder implements AutoCloseable {
  private final Connection connection;

  LockHolder(TestDatabase database, long number) {
    try {
      connection = database.connections().getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("select pg_advisory_lock(" + number + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void release() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
