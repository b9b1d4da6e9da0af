package unimig.converter.proof;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.RunWindow;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.Failure;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;

/** Runs the converted migrations, as users will: through the runner. */
final class ConvertedSide implements AutoCloseable {
  private static final Pattern FLYWAYS_OWN =
      Pattern.compile(
          "(?i)flyway_schema_history|pg_(try_)?advisory"
              + "|^select [^;]*(pg_namespace|pg_roles|pg_locks|current_schema|search_path)[^;]*$"
              + "|^set role [^;]*$|^show search_path$|^select (version\\(\\)|current_user)");

  private final TracingDataSource connections;
  private final MigrationEngine engine;
  private final Clock clock;

  /**
   * @param directory of the converted set, with its jar
   */
  ConvertedSide(Path directory, Map<String, String> environment, Clock clock) {
    this.connections = new TracingDataSource();
    this.clock = clock;
    this.engine =
        MigrationEngine.open(
            EngineSettings.of(connections, ConvertedSet.in(directory), environment)
                .withValidate(false));
  }

  /**
   * Makes the history of a database that will be set up before its first migration: the runner
   * refuses one that holds objects and no history.
   */
  static void makeHistory(ScratchDatabase database) {
    ConvertedSet nothing = new ConvertedSet(Optional.empty(), Optional.empty(), Optional.empty());
    try (MigrationEngine engine =
        MigrationEngine.open(EngineSettings.of(database.dataSource(), nothing, Map.of()))) {
      engine.migrate(RunListener.SILENT);
    }
  }

  SideRun run(ScratchDatabase database, String version, Direction direction) {
    connections.use(database.dataSource());
    connections.drain();
    Instant start = clock.instant();
    Optional<SideFailure> failure = Optional.empty();
    try {
      if (direction == Direction.UP) {
        engine.migrate(Optional.of(version), RunListener.SILENT);
      } else {
        engine.rollback(version);
      }
    } catch (RunFailedException e) {
      failure = Optional.of(failure(e.failures().get(0)));
    }
    RunWindow window = new RunWindow(start, clock.instant());
    return new SideRun(failure, trace(), window, false);
  }

  private static SideFailure failure(Failure failure) {
    return new SideFailure(failure.sqlState().orElse(""), failure.message());
  }

  /** Without what Flyway does for itself. */
  private List<String> trace() {
    return connections.drain().stream().filter(sql -> !FLYWAYS_OWN.matcher(sql).find()).toList();
  }

  @Override
  public void close() {
    engine.close();
  }
}
