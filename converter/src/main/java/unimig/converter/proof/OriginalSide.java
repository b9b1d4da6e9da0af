package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.coverage.BranchLog;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.script.BranchListener;
import unimig.converter.script.ContextPool;
import unimig.converter.script.LiveValues;
import unimig.converter.script.ScriptContext;
import unimig.converter.script.ScriptDatabase;
import unimig.converter.script.ScriptEngine;
import unimig.converter.script.ScriptFailedException;
import unimig.converter.script.ScriptFailure;
import unimig.converter.script.ScriptFiles;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.RunWindow;

/**
 * Runs the originals: scripts through real Knex, SQL as the old tool sends it. Each migration on a
 * connection of its own, as separate runs of the old tool would.
 */
final class OriginalSide {
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final ContextPool contexts;
  private final LegacyProject project;
  private final Map<String, String> environment;
  private final Clock clock;
  private final OriginalSql plain;
  private final BranchLog branches;

  /**
   * @param branches gathers which ways the scripts take
   */
  OriginalSide(
      ScriptEngine engine,
      LegacyProject project,
      Map<String, String> environment,
      BranchLog branches,
      Clock clock) {
    this.branches = branches;
    this.contexts = new ContextPool(engine, project.files(), NO_LIMIT);
    this.project = project;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.plain = new OriginalSql(clock);
  }

  SideRun run(ScratchDatabase database, VersionedMigration migration, Direction direction) {
    return migration.migration().body() instanceof Sql sql
        ? plain.run(database, sql, direction)
        : script(database.dataSource(), migration, direction);
  }

  /** The same, every statement of the migration watched. */
  SideRun run(
      ScratchDatabase database,
      VersionedMigration migration,
      Direction direction,
      Injection injection) {
    return migration.migration().body() instanceof Sql sql
        ? plain.run(database, sql, direction, injection)
        : script(Watched.dataSource(database.dataSource(), injection), migration, direction);
  }

  /** Scripts up in one transaction, as {@code knex migrate:latest} runs a batch. */
  SideRun together(ScratchDatabase database, List<VersionedMigration> migrations) {
    return scripts(database.dataSource(), migrations, Direction.UP, /* together= */ true);
  }

  private SideRun script(DataSource database, VersionedMigration migration, Direction direction) {
    return scripts(database, List.of(migration), direction, /* together= */ false);
  }

  private SideRun scripts(
      DataSource database,
      List<VersionedMigration> migrations,
      Direction direction,
      boolean together) {
    Trace trace = new Trace();
    CountingValues values = new CountingValues(values());
    Instant start = clock.instant();
    Optional<SideFailure> failure = Optional.empty();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(!together);
      for (VersionedMigration migration : migrations) {
        try (ScriptDatabase scripts =
            new ScriptDatabase(
                connection,
                Optional.of(database),
                together,
                Optional.of((sql, bound, place) -> trace.add(sql, place, bound)))) {
          BranchListener listener = branches.listener(migration.migration().path());
          execute(
              contexts.counting(project.scriptsOf(migration), values, scripts, listener),
              migration,
              direction);
        }
      }
      if (together) {
        connection.commit();
      }
    } catch (ScriptFailedException e) {
      failure = Optional.of(failure(e.failure()));
    } catch (SQLException e) {
      throw new ProofFailedException("the connection to the original's database broke", e);
    }
    RunWindow window = new RunWindow(start, clock.instant());
    return new SideRun(failure, trace.all(), window, values.drewRandom());
  }

  private LiveValues values() {
    return new LiveValues(
        name -> Optional.ofNullable(environment.get(name)),
        environment.keySet().stream().sorted().toList(),
        clock);
  }

  /** A script that fails may have left the context in any state. */
  private void execute(ScriptContext context, VersionedMigration migration, Direction direction) {
    try {
      context.execute(ScriptFiles.PROJECT + "/" + migration.migration().path(), direction);
    } catch (ScriptFailedException e) {
      context.close();
      throw e;
    }
    contexts.giveBack(context);
  }

  private static SideFailure failure(ScriptFailure failure) {
    String code = failure.code().matches("[0-9A-Z]{5}") ? failure.code() : "";
    return new SideFailure(code, failure.message());
  }
}
