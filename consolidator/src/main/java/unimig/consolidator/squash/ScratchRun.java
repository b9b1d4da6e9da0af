package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunListener;

/** A scratch database, prepared as those of the project are, and what is run on it. */
final class ScratchRun implements AutoCloseable {
  private static final SnapshotScope SCOPE =
      SnapshotScope.withoutTables(Set.of(EngineSettings.HISTORY_TABLE));

  /** Large objects have no name but their number, and nothing else to be ordered by. */
  private static final String LARGE_OBJECTS =
      "select md5(lo_get(oid)) || ' ' || count(*) from pg_catalog.pg_largeobject_metadata"
          + " group by md5(lo_get(oid)) order by 1";

  private static final String EXTENSION_COMMENTS =
      "select format('COMMENT ON EXTENSION %I IS %L;', e.extname, a.comment)"
          + " from pg_catalog.pg_extension e"
          + " join pg_catalog.pg_available_extensions a on a.name = e.extname";

  private final ScratchDatabase database;
  private final KeptConnections connections;
  private final SquashSettings settings;

  private ScratchRun(ScratchDatabase database, SquashSettings settings) {
    this.database = database;
    this.connections = new KeptConnections(database.url());
    this.settings = settings;
  }

  static ScratchRun prepared(ScratchDatabases server, String name, SquashSettings settings)
      throws SQLException {
    ScratchRun run = new ScratchRun(server.create(name), settings);
    try {
      // The runner refuses a database that holds objects and no history.
      ConvertedSet nothing = new ConvertedSet(Optional.empty(), Optional.empty(), Optional.empty());
      run.migrate(nothing, Optional.empty(), UnaryOperator.identity(), RunListener.SILENT);
      try (Connection connection = run.connections.getConnection()) {
        settings.preparation().prepare(connection);
      }
      return run;
    } catch (SQLException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Applies what is pending, through the engine.
   *
   * @param watch stands between the engine and the database
   */
  void migrate(
      ConvertedSet set,
      Optional<String> target,
      UnaryOperator<DataSource> watch,
      RunListener listener) {
    try (MigrationEngine engine = engine(set, watch.apply(connections))) {
      engine.migrate(target, listener);
    }
  }

  MigrationEngine engine(ConvertedSet set) {
    return engine(set, connections);
  }

  private MigrationEngine engine(ConvertedSet set, DataSource source) {
    return MigrationEngine.open(
        EngineSettings.of(source, set, settings.environment()).withSchemas(settings.schemas()));
  }

  Connection connect() throws SQLException {
    return connections.getConnection();
  }

  ServerFacts facts() throws SQLException {
    try (Connection connection = connect()) {
      return ServerFactReader.read(connection);
    }
  }

  /** Names of roles with a password, as far as we may know. */
  List<String> passwords() throws SQLException {
    try (Connection connection = connect()) {
      boolean may =
          texts(connection, "select has_table_privilege('pg_catalog.pg_authid', 'select')")
              .contains("t");
      return may
          ? texts(
              connection,
              "select rolname from pg_catalog.pg_authid where rolpassword is not null order by 1")
          : List.of();
    }
  }

  Seen look() throws SQLException {
    Connection connection = connect();
    try {
      return new Seen(
          connection,
          DatabaseSnapshot.read(connection, SCOPE),
          ServerFactReader.read(connection),
          texts(connection, LARGE_OBJECTS));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** What {@code pg_dump} tells, as statements for Flyway. */
  List<String> dump(PgDump dump, int rowsPerInsert) throws SQLException {
    try (Connection connection = connect()) {
      String user = connection.getMetaData().getUserName();
      Set<String> comments = Set.copyOf(texts(connection, EXTENSION_COMMENTS));
      String schema =
          settings.schemas().isEmpty()
              ? texts(connection, "select current_schema()").get(0)
              : settings.schemas().get(0);
      String history =
          Quoting.identifier(schema) + "." + Quoting.identifier(EngineSettings.HISTORY_TABLE);
      return new DumpScript(user, comments)
          .statements(dump.run(database.url(), history, rowsPerInsert));
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  @Override
  public void close() {
    connections.close();
    database.close();
  }

  /**
   * A database as it was seen, with the connection to look at its rows.
   *
   * @param largeObjects hashes of their contents with how many have them
   */
  record Seen(
      Connection connection,
      DatabaseSnapshot snapshot,
      ServerFacts facts,
      List<String> largeObjects)
      implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
