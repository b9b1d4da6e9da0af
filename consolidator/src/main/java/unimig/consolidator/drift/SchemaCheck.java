package unimig.consolidator.drift;

import java.util.List;
import java.util.function.Supplier;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.engine.AppliedVersions;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;

/**
 * Compares the schema of a database with what its applied migrations make of an empty one. Rows and
 * the values of sequences do not count.
 *
 * <p>The database is only read, and needs no right but to connect to it and, where its history is
 * asked for, to read that table.
 */
public final class SchemaCheck {
  private final EngineSettings live;
  private final Supplier<ScratchDatabases> servers;
  private final CheckOptions options;

  private SchemaCheck(
      EngineSettings live, Supplier<ScratchDatabases> servers, CheckOptions options) {
    this.live = live;
    this.servers = servers;
    this.options = options;
  }

  /**
   * @param live the database, the set, the names of its history and schemas, and what migrations
   *     see of the environment on scratch databases
   * @param servers opens the server for scratch databases; closed after each comparison
   */
  public static SchemaCheck of(
      EngineSettings live, Supplier<ScratchDatabases> servers, CheckOptions options) {
    return new SchemaCheck(live, servers, options);
  }

  /** Takes what Flyway's history of the database says. */
  public DriftResult compareWithHistory() {
    try (MigrationEngine engine = MigrationEngine.open(live)) {
      return compare(engine.applied(), engine);
    }
  }

  /**
   * @param versions that are applied to the database, in the order in which they were
   */
  public DriftResult compare(List<String> versions) {
    try (MigrationEngine engine = MigrationEngine.open(live)) {
      return compare(new AppliedVersions(true, versions, List.of(), List.of()), engine);
    }
  }

  private DriftResult compare(AppliedVersions applied, MigrationEngine engine) {
    Course course = Course.of(engine.migrations(), live.set().manifest(), applied);
    HistoryTables histories = HistoryTables.of(live, options.ignored());
    LiveDatabase database = LiveDatabase.read(live.dataSource(), histories.scope());
    EngineSettings settings = withHome(database);
    try (ScratchDatabases server = servers.get()) {
      demandSameVersion(database, server);
      return new SchemaCheckRun(settings, options, course, database, server, histories)
          .result(applied);
    }
  }

  /** Unqualified names must mean the same schema on a server that knows nothing of the role. */
  private EngineSettings withHome(LiveDatabase database) {
    boolean isNamed = !live.schemas().isEmpty();
    return isNamed || database.home().filter(home -> !home.equals("public")).isEmpty()
        ? live
        : live.withSchemas(List.of(database.home().get()));
  }

  private static void demandSameVersion(LiveDatabase database, ScratchDatabases server) {
    int scratch = server.majorVersion();
    if (scratch != database.majorVersion()) {
      throw RunFailedException.of(
          List.of(
              Failure.of(
                  FailureCode.SERVER_VERSION_DIFFERS,
                  "the database is on PostgreSQL %d, the scratch server is PostgreSQL %d"
                      .formatted(database.majorVersion(), scratch),
                  "name a server of version %d with --scratch-url"
                          .formatted(database.majorVersion())
                      + "; the database's own will do, for a role that may create databases"
                      + " (ALTER ROLE ... CREATEDB)")));
    }
  }
}
