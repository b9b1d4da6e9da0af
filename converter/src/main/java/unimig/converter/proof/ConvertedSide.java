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
import javax.sql.DataSource;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.RunWindow;
import unimig.runner.engine.AppliedMigration;
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
              + "|^set role [^;]*$|^show search_path$"
              + "|^select to_regclass\\(\\?\\) is not null$|^select (version\\(\\)|current_user)");

  private final Path directory;
  private final List<Entry> entries;
  private final TracingDataSource connections;
  private final EngineSettings settings;
  private final MigrationEngine engine;

  /** Runs several in one transaction; opened when it is needed. */
  private Optional<MigrationEngine> group = Optional.empty();

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
    this.settings = EngineSettings.of(connections, set, environment).withValidate(false);
    this.engine = MigrationEngine.open(settings);
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
    return run(database.dataSource(), version, direction, RunListener.SILENT);
  }

  /** The same, every statement of the migration watched. */
  SideRun run(ScratchDatabase database, String version, Direction direction, Injection injection) {
    injection.watch(direction == Direction.DOWN);
    DataSource watched = Watched.dataSource(database.dataSource(), injection);
    return run(watched, version, direction, new Watching(injection));
  }

  private SideRun run(
      DataSource database, String version, Direction direction, RunListener listener) {
    return run(
        database,
        () -> {
          if (direction == Direction.UP) {
            engine.migrate(Optional.of(version), listener);
          } else {
            engine.rollback(version);
          }
        },
        script(version, direction));
  }

  /**
   * Those that are pending, up in one transaction.
   *
   * @param last version of the last one
   */
  SideRun together(ScratchDatabase database, String last) {
    MigrationEngine all = group.orElseGet(() -> MigrationEngine.open(settings.withGroup(true)));
    group = Optional.of(all);
    return run(
        database.dataSource(),
        () -> all.migrate(Optional.of(last), RunListener.SILENT),
        Optional.empty());
  }

  /**
   * @param script that is run, if it is one alone
   */
  private SideRun run(DataSource database, Runnable work, Optional<ScriptStatements> script) {
    connections.use(database);
    connections.drain();
    Instant start = clock.instant();
    Optional<SideFailure> failure = Optional.empty();
    try {
      work.run();
    } catch (RunFailedException e) {
      failure = Optional.of(failure(e.failures().get(0)));
    }
    RunWindow window = new RunWindow(start, clock.instant());
    List<Sent> own = trace();
    List<Sent> trace = script.map(statements -> statements.placed(own)).orElse(own);
    return new SideRun(failure, trace, window, false);
  }

  private static SideFailure failure(Failure failure) {
    return new SideFailure(failure.sqlState().orElse(""), failure.message());
  }

  /** Without what Flyway does for itself. */
  private List<Sent> trace() {
    return connections.drain().stream()
        .filter(each -> !FLYWAYS_OWN.matcher(each.sql()).find())
        .toList();
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

  /** What Flyway sends before and after a migration is not the migration's. */
  private record Watching(Injection injection) implements RunListener {
    @Override
    public void started(Optional<String> version, String description) {
      injection.watch(true);
    }

    @Override
    public void finished(AppliedMigration migration) {
      injection.watch(false);
    }
  }

  @Override
  public void close() {
    engine.close();
    group.ifPresent(MigrationEngine::close);
  }
}
