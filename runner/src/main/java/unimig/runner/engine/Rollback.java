package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.api.Session;

/** Takes one applied migration back, and lets the history say so. */
final class Rollback {
  private static final long NANOSECONDS = 1_000_000;

  private final EngineSettings settings;
  private final HistoryTable history;
  private final Configuration configuration;
  private final DualHistory dual;
  private final boolean keep;
  private final int applied;

  /**
   * @param keep whether the history is to show what was
   * @param applied how many migrations the history says are applied
   */
  Rollback(
      EngineSettings settings,
      HistoryTable history,
      Configuration configuration,
      DualHistory dual,
      boolean keep,
      int applied) {
    this.settings = settings;
    this.history = history;
    this.configuration = configuration;
    this.dual = dual;
    this.keep = keep;
    this.applied = applied;
  }

  /**
   * @param connection fresh, in auto-commit mode
   * @param row of the newest applied migration
   */
  void run(Connection connection, LocalMigration migration, HistoryRow row) throws SQLException {
    WayBack wayBack = wayBack(migration);
    SearchPath.use(settings, connection);
    MigrationLock.Work work = () -> run(connection, wayBack, row);
    if (wayBack.transactional()) {
      MigrationLock.inTransaction(connection, history.lockNumber(), settings.lockWait(), work);
    } else {
      MigrationLock.holding(connection, history.lockNumber(), settings.lockWait(), work);
    }
  }

  private void run(Connection connection, WayBack wayBack, HistoryRow row) throws SQLException {
    long start = System.nanoTime();
    refuseChanged(connection, row);
    wayBack.action().on(connection);
    dual.forget(connection, row);
    if (keep) {
      history.markTakenBack(connection, row, (int) ((System.nanoTime() - start) / NANOSECONDS));
    } else {
      history.remove(connection, row);
    }
  }

  /** Somebody else may have taken it back, or applied more, before we had the lock. */
  private void refuseChanged(Connection connection, HistoryRow row) throws SQLException {
    AppliedHistory now = new AppliedHistory(history.read(connection));
    if (now.rows().stream().noneMatch(row::equals) || now.rows().size() != applied) {
      throw new RunFailedException(
          List.of(
              Failure.of(
                  FailureCode.NOT_THE_NEWEST,
                  "the history changed while \"" + row.script() + "\" was to be taken back",
                  "look at it with: unimig info; and run again")));
    }
  }

  private WayBack wayBack(LocalMigration migration) {
    if (migration.java().isPresent()) {
      return migration
          .java()
          .filter(ConvertedMigration.class::isInstance)
          .map(java -> wayBack((ConvertedMigration) java))
          .orElseThrow(() -> irreversible(migration, "it is not a ConvertedMigration"));
    }
    return settings
        .set()
        .sql()
        .flatMap(directory -> UndoScript.find(directory, migration.version(), configuration))
        .map(script -> new WayBack(script.isTransactional(), c -> script.run(c, configuration)))
        .orElseThrow(
            () ->
                irreversible(migration, "no script U" + migration.version() + "__*.sql is there"));
  }

  private WayBack wayBack(ConvertedMigration java) {
    return new WayBack(
        java.canExecuteInTransaction(),
        connection ->
            java.rollback(Session.of(connection, settings.environment(), settings.dataSource())));
  }

  private static RunFailedException irreversible(LocalMigration migration, String reason) {
    return new RunFailedException(
        List.of(
            Failure.of(
                    FailureCode.IRREVERSIBLE,
                    "\"%s\" has no way back: %s".formatted(migration.name(), reason),
                    "write one, or restore a backup")
                .inMigration(migration.name())));
  }

  /** Whether the way back of a migration of this set, if it has one, is transactional. */
  boolean isTransactional(LocalMigration migration) {
    return wayBack(migration).transactional();
  }

  private record WayBack(boolean transactional, Action action) {}

  private interface Action {
    void on(Connection connection);
  }
}
