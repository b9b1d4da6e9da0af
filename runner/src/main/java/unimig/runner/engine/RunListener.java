package unimig.runner.engine;

import java.sql.Connection;
import java.util.Optional;

/** Told about a run while it goes on, in the thread that runs. */
public interface RunListener {
  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /**
   * Called once, after all refusals and before the first migration.
   *
   * @param pending how many migrations will run
   */
  default void planned(int pending) {}

  /**
   * Something that the run does not do, or that it waits for; called at any time.
   *
   * @param text one line
   */
  default void note(String text) {}

  /** A migration is about to run; the version is empty for a repeatable one. */
  default void started(Optional<String> version, String description) {}

  /** A migration has run. */
  default void finished(AppliedMigration migration) {}

  /**
   * Called just before {@link #finished}.
   *
   * @param connection on which the migration ran; its transaction, if it has one, is still open. To
   *     be read from only
   */
  default void applied(AppliedMigration migration, Connection connection) {}
}
