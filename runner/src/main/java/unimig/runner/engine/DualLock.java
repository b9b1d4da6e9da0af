package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import unimig.runner.dual.DualTable;
import unimig.runner.dual.DualTable.LockState;

/**
 * Holds the locks of the old tools, in a transaction of a session of its own that does nothing
 * else. All of them end with the session.
 */
final class DualLock implements AutoCloseable {
  private static final long PAUSE_MILLISECONDS = 1000;

  /** Keeps runs of ours apart that write legacy histories; the word unimig. */
  private static final long OWN = 0x756E696D6967L;

  private final Connection connection;
  private final List<DualTable> tables;

  /**
   * @param connection closed with the lock
   */
  private DualLock(Connection connection, List<DualTable> tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /**
   * Waits for the locks.
   *
   * @param connection fresh; the caller closes it if this fails
   * @throws RunFailedException with {@code LEGACY_LOCKED} if one of them is held for longer than
   *     the settings say
   */
  static DualLock take(
      EngineSettings settings, Connection connection, List<DualTable> tables, RunListener listener)
      throws SQLException {
    // A snapshot would make CREATE INDEX CONCURRENTLY wait for us.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    DualLock lock = new DualLock(connection, tables);
    long end = System.nanoTime() + settings.lockWait().toNanos();
    boolean told = false;
    for (Optional<Failure> held = lock.tryAll(); held.isPresent(); held = lock.tryAll()) {
      if (System.nanoTime() >= end) {
        throw new RunFailedException(List.of(held.get()));
      }
      if (!told) {
        listener.note("waiting: " + held.get().message());
        told = true;
      }
      pause(held.get());
    }
    return lock;
  }

  /** Whoever holds one of them, or nobody; then all are ours. */
  private Optional<Failure> tryAll() throws SQLException {
    Optional<Failure> failure = tryEach();
    if (failure.isPresent()) {
      connection.rollback();
    } else {
      keep();
    }
    return failure;
  }

  private Optional<Failure> tryEach() throws SQLException {
    // May be asked for again: it counts, and ends with the session.
    if (!tryOwn()) {
      return Optional.of(busy("another run that writes legacy histories goes on"));
    }
    for (DualTable table : tables) {
      LockState state = table.tryLock(connection);
      if (state == LockState.BUSY) {
        return Optional.of(busy("another session holds the lock of \"" + table + "\""));
      }
      if (state == LockState.MARKED) {
        return Optional.of(
            Failure.of(
                FailureCode.LEGACY_LOCKED,
                "\"" + table + "_lock\" says that a run of the old tool goes on",
                "wait for it to end; if it was killed, free the lock with: knex migrate:unlock"));
      }
    }
    return Optional.empty();
  }

  private static Failure busy(String message) {
    return Failure.of(
        FailureCode.LEGACY_LOCKED,
        message,
        "wait for it to end, or end its session in pg_stat_activity");
  }

  private boolean tryOwn() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.pg_try_advisory_lock(?)")) {
      statement.setLong(1, OWN);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void pause(Failure held) {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException(List.of(held));
    }
  }

  /** For questions; reads only. */
  Connection connection() {
    return connection;
  }

  /** Takes the locks of what was made meanwhile. */
  void takeNew() throws SQLException {
    Optional<Failure> held = tryAll();
    if (held.isPresent()) {
      throw new RunFailedException(List.of(held.get()));
    }
  }

  /** Makes the old tools fail rather than wait. */
  void mark() throws SQLException {
    for (DualTable table : tables) {
      table.mark(connection);
    }
    connection.commit();
    takeNew();
  }

  /**
   * Fails if the session is gone, and the locks with it. Leaves no cursor open whose snapshot
   * others would wait for.
   */
  void keep() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local idle_in_transaction_session_timeout = 0");
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection closed = connection) {
      // Whatever failed before.
      closed.rollback();
      for (DualTable table : tables) {
        table.release(closed);
      }
      closed.commit();
      closed.setAutoCommit(true);
      try (Statement statement = closed.createStatement()) {
        statement.execute("select pg_catalog.pg_advisory_unlock_all()");
      }
    }
  }
}
