package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

/** Takes applied migrations back, one after the other. */
final class Rollbacks {
  private static final long NANOSECONDS = 1_000_000;

  private final EngineSettings settings;
  private final List<LocalMigration> local;
  private final Configuration configuration;
  private final FailureReader failures;
  private final DatabaseState state;

  Rollbacks(
      EngineSettings settings,
      List<LocalMigration> local,
      Configuration configuration,
      FailureReader failures,
      DatabaseState state) {
    this.settings = settings;
    this.local = local;
    this.configuration = configuration;
    this.failures = failures;
    this.state = state;
  }

  /** As {@link RollbackOrder#steps}. */
  List<RollbackOrder.Step> steps(RollbackRange range) {
    return new RollbackOrder(state.history(), local, settings.set()).steps(range);
  }

  /**
   * @param keep whether the history is to show what was
   */
  List<RollbackResult> run(List<RollbackOrder.Step> steps, boolean keep, RunListener listener) {
    refuseUnrunnable(steps);
    List<RollbackResult> results = new ArrayList<>();
    listener.planned(steps.size());
    int applied = state.history().rows().size();
    try (DualHistory dual = DualHistory.open(settings, listener)) {
      for (RollbackOrder.Step step : steps) {
        Rollback rollback =
            new Rollback(
                settings, state.table(), configuration, dual, keep, applied - results.size());
        results.add(run(step, rollback, listener));
      }
    }
    return List.copyOf(results);
  }

  private void refuseUnrunnable(List<RollbackOrder.Step> steps) {
    List<Failure> findings =
        steps.stream()
            .flatMap(step -> Preflight.unrunnable(settings, step.migration()).stream())
            .distinct()
            .toList();
    if (!findings.isEmpty()) {
      throw new RunFailedException(findings);
    }
  }

  private RollbackResult run(RollbackOrder.Step step, Rollback rollback, RunListener listener) {
    long start = System.nanoTime();
    Optional<String> version = step.row().version().map(MigrationVersion::toString);
    listener.started(version, step.row().description());
    try (Connection connection = settings.dataSource().getConnection()) {
      rollback.run(connection, step.migration(), step.row());
    } catch (RunFailedException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      Failure failure =
          failures.rollback(step.migration(), rollback.isTransactional(step.migration()), e);
      throw new RunFailedException(List.of(failure), List.of(), e);
    }
    long milliseconds = (System.nanoTime() - start) / NANOSECONDS;
    listener.finished(new AppliedMigration(version, step.row().description(), milliseconds));
    return new RollbackResult(version.orElse(""), step.row().description(), milliseconds);
  }
}
