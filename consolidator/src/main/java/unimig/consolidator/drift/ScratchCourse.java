package unimig.consolidator.drift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;
import unimig.runner.engine.Selection;

/** One scratch database on which a course is run. */
final class ScratchCourse implements AutoCloseable {
  private final SnapshotScope scope;
  private final ScratchDatabase database;
  private final KeptConnections connections;
  private final ScratchRoles roles;
  private final EngineSettings settings;

  private ScratchCourse(
      ScratchDatabases server, ScratchDatabase database, EngineSettings live, SnapshotScope scope) {
    this.scope = scope;
    this.database = database;
    this.connections = new KeptConnections(database.url());
    this.roles = new ScratchRoles(server, connections);
    this.settings =
        EngineSettings.of(connections, live.set(), live.environment())
            .withSchemas(live.schemas())
            .withHistoryTable(live.historyTable())
            .withValidate(false)
            .withOutOfOrder(true);
  }

  /**
   * A database with a history in which nothing is applied: what it is set up with must not pass for
   * objects that nobody knows.
   *
   * @param live with the schemas to be used; its data source is not touched
   */
  static ScratchCourse open(ScratchDatabases server, EngineSettings live, SnapshotScope scope) {
    ScratchCourse course = new ScratchCourse(server, server.create("expected"), live, scope);
    try {
      course.run(Selection.of(List.of()), RunListener.SILENT);
      return course;
    } catch (RuntimeException e) {
      course.close();
      throw e;
    }
  }

  /** What the databases of the project hold before the first migration. */
  void prepare(Preparation preparation) {
    try (Connection connection = connections.getConnection()) {
      preparation.prepare(connection);
    } catch (SQLException e) {
      throw RunFailedException.of(
          List.of(
              Failure.of(
                  FailureCode.DATABASE_FAILED,
                  "the scratch database cannot be set up: " + e.getMessage(),
                  "correct what --setup and --extension name")));
    }
  }

  CatalogSnapshot schema() {
    try (Connection connection = connections.getConnection()) {
      return CatalogSnapshot.readSchema(connection, scope);
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  /** Who runs migrations here. */
  String runner() {
    return ask("select current_user");
  }

  /** Which server it is, as {@link LiveDatabase#server} has it. */
  String server() {
    return ask("select " + LiveDatabase.SERVER);
  }

  private String ask(String question) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  /** Hears of each migration, with the schema as it is then. */
  interface Visitor {
    /**
     * @param version empty for a repeatable migration
     */
    void visit(Optional<String> version, String description, CatalogSnapshot schema);
  }

  /**
   * @throws RunFailedException with what to do about it on a scratch database
   */
  void run(List<Selection> runs) {
    runs.forEach(selection -> run(selection, roles));
  }

  /** The same, one by one. */
  void run(List<Selection> runs, Visitor visitor) {
    RunListener steps =
        new RunListener() {
          @Override
          public void applied(AppliedMigration migration, Connection connection) {
            roles.applied(migration, connection);
            visitor.visit(migration.version(), migration.description(), read(connection));
          }
        };
    runs.forEach(selection -> run(selection, steps));
  }

  private CatalogSnapshot read(Connection connection) {
    try {
      return CatalogSnapshot.readSchema(connection, scope);
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  private void run(Selection selection, RunListener listener) {
    try (MigrationEngine engine = MigrationEngine.open(settings, selection)) {
      engine.migrate(listener);
    } catch (RunFailedException e) {
      throw RunFailedException.of(e.failures().stream().map(ScratchCourse::onScratch).toList());
    }
  }

  private static Failure onScratch(Failure failure) {
    return new Failure(
        failure.code(),
        "on the scratch database: " + failure.message(),
        advice(failure),
        failure.migration(),
        failure.place(),
        failure.legacy(),
        failure.sqlState(),
        failure.statement());
  }

  private static String advice(Failure failure) {
    return switch (failure.code()) {
      case MISSING_ENVIRONMENT -> failure.advice() + ", or give --define NAME=VALUE";
      case MIGRATION_FAILED ->
          "if it needs roles, schemas, tables or extensions that something else makes, give --setup"
              + " FILE or --extension NAME; if a role is there already, a server of its own with"
              + " --scratch-url";
      default -> failure.advice();
    };
  }

  @Override
  public void close() {
    connections.close();
    try (roles) {
      database.close();
    }
  }
}
