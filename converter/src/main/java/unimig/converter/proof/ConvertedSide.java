package unimig.converter.proof;

import java.io.IOException;
import java.nio.file.Files;
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
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Runs the converted migrations, as users will: through the runner. */
final class ConvertedSide implements AutoCloseable {
  private static final Pattern FLYWAYS_OWN =
      Pattern.compile(
          "(?i)flyway_schema_history|pg_(try_)?advisory"
              + "|^select [^;]*(pg_namespace|pg_roles|pg_locks|current_schema|search_path)[^;]*;?$"
              + "|^set role [^;]*$|^show search_path$|^select (version\\(\\)|current_user)");

  private final Path directory;
  private final List<Entry> entries;
  private final TracingDataSource connections;
  private final MigrationEngine engine;
  private final Clock clock;

  /**
   * @param directory of the converted set, with its jar
   */
  ConvertedSide(Path directory, Map<String, String> environment, Clock clock) {
    this(directory, environment, clock, Integer.MAX_VALUE);
  }

  /**
   * @param most statements of one migration
   */
  ConvertedSide(Path directory, Map<String, String> environment, Clock clock, int most) {
    ConvertedSet set = ConvertedSet.in(directory);
    this.directory = directory;
    this.entries = set.manifest().map(Manifest::entries).orElse(List.of());
    this.connections = new TracingDataSource(most);
    this.clock = clock;
    this.engine =
        MigrationEngine.open(EngineSettings.of(connections, set, environment).withValidate(false));
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
    return new SideRun(failure, trace(version, direction), window, false);
  }

  private static SideFailure failure(Failure failure) {
    return new SideFailure(failure.sqlState().orElse(""), failure.message());
  }

  /** Without what Flyway does for itself. */
  private List<Sent> trace(String version, Direction direction) {
    List<Sent> own =
        connections.drain().stream()
            .filter(each -> !FLYWAYS_OWN.matcher(each.sql()).find())
            .toList();
    return script(version, direction).map(script -> script.placed(own)).orElse(own);
  }

  /** Where one is converted to SQL: JDBC sees its statements, but not where they stand. */
  private Optional<ScriptStatements> script(String version, Direction direction) {
    return entries.stream()
        .filter(entry -> entry.version().equals(version))
        .findFirst()
        .flatMap(entry -> direction == Direction.UP ? entry.artifact() : entry.undo())
        .filter(file -> file.endsWith(".sql"))
        .map(file -> new ScriptStatements(file, 1, read(directory.resolve(file))));
  }

  private static String read(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new ProofFailedException("\"" + script + "\" cannot be read", e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
