package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The advisory lock that Flyway takes, taken the same way: one try a second. */
final class MigrationLock {
  private static final long PAUSE_MILLISECONDS = 1000;

  private MigrationLock() {}

  /**
   * Runs {@code work} while {@code connection} holds the lock.
   *
   * @throws RunFailedException with {@code LOCKED_OUT} if another run holds it for longer than
   *     {@code wait}
   */
  static void holding(Connection connection, long number, Duration wait, Work work)
      throws SQLException {
    long end = System.nanoTime() + wait.toNanos();
    while (!call(connection, "select pg_try_advisory_lock(?)", number)) {
      if (System.nanoTime() >= end) {
        throw new RunFailedException(List.of(FailureReader.lockedOut()));
      }
      pause();
    }
    try {
      work.run();
    } finally {
      call(connection, "select pg_advisory_unlock(?)", number);
    }
  }

  /** The same, in a transaction that ends before the lock does. */
  static void inTransaction(Connection connection, long number, Duration wait, Work work)
      throws SQLException {
    holding(connection, number, wait, () -> commit(connection, work));
  }

  private static void commit(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      // Before auto-commit is on again: turning it on commits.
      if (done) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException(List.of(FailureReader.lockedOut()));
    }
  }

  private static boolean call(Connection connection, String sql, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Something that talks to the database. */
  interface Work {
    void run() throws SQLException;
  }
}
