package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.api.Session;

/** Takes the newest applied migration back and forgets that it was applied. */
final class Rollback {
  private final EngineSettings settings;
  private final HistoryTable history;
  private final Configuration configuration;
  private final DualHistory dual;

  Rollback(
      EngineSettings settings,
      HistoryTable history,
      Configuration configuration,
      DualHistory dual) {
    this.settings = settings;
    this.history = history;
    this.configuration = configuration;
    this.dual = dual;
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
    wayBack.action().on(connection);
    dual.forget(connection, row);
    history.remove(connection, row);
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
