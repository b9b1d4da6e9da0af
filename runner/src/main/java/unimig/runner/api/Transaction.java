package unimig.runner.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction inside another one, that a migration ends itself: a savepoint, as {@code await
 * knex.transaction()} makes it. Its statements are sent by the {@link Session} that began it. As in
 * Knex, ending it never fails: what was wrong shows with the next statement; to end it again does
 * nothing.
 */
public final class Transaction {
  private final Connection connection;
  private final Optional<Transaction> outer;
  private final @Nullable Savepoint savepoint;
  private boolean completed;
  private @Nullable Transaction inner;

  Transaction(Connection connection, Optional<Transaction> outer) {
    this.connection = connection;
    this.outer = outer;
    this.savepoint = savepoint(connection);
    this.completed = savepoint == null;
  }

  /** None where a statement before it failed: Knex then has a transaction that is completed. */
  private static @Nullable Savepoint savepoint(Connection connection) {
    try {
      return connection.setSavepoint();
    } catch (SQLException e) {
      return null;
    }
  }

  /**
   * Begins one inside this one.
   *
   * @throws IllegalStateException if another one inside was not ended, for which Knex would wait
   */
  public Transaction begin() {
    inner = begin(connection, Optional.of(this), inner);
    return inner;
  }

  static Transaction begin(
      Connection connection, Optional<Transaction> outer, @Nullable Transaction before) {
    if (before != null && !before.isCompleted()) {
      throw new IllegalStateException("a transaction waits for one before it, which was not ended");
    }
    return new Transaction(connection, outer);
  }

  /** Keeps what was done in it. */
  public void commit() {
    end(true);
  }

  /** Undoes what was done in it. */
  public void rollback() {
    end(false);
  }

  /** Whether it, or one around it, has ended. */
  public boolean isCompleted() {
    return completed || outer.filter(Transaction::isCompleted).isPresent();
  }

  private void end(boolean keeps) {
    if (isCompleted()) {
      return;
    }
    completed = true;
    try {
      if (keeps) {
        connection.releaseSavepoint(savepoint);
      } else {
        connection.rollback(savepoint);
      }
    } catch (SQLException e) {
      // Knex lets no one know; PostgreSQL refuses all statements that follow.
      inner = null;
    }
  }
}
