package unimig.converter.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unimig.runner.database.DatabaseUrl;

final class ScratchServerTest {
  private static final ScratchSettings SETTINGS =
      ScratchSettings.of(
          Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home")));

  private static ScratchServer server;

  @BeforeAll
  static void start() {
    server = ScratchServer.open(SETTINGS.only(ScratchKind.EMBEDDED));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void createsAnEmptyDatabaseInUtf8() throws SQLException {
    try (ScratchDatabase database = server.create("Shop & Co")) {
      assertTrue(database.name().matches("unimig_[0-9a-f]{8}_\\d+_shop_co"), database.name());
      assertEquals("UTF8", ask(database.url(), "show server_encoding"));
      assertEquals("unimig", ask(database.url(), "show application_name"));
      assertEquals(server.version(), ask(database.url(), "show server_version"));
    }
  }

  @Test
  void copiesSchemaAndRows() throws SQLException {
    try (ScratchDatabase original = server.create("original")) {
      run(original.url(), "create table t as select generate_series(1, 3) as n");
      try (ScratchDatabase copy = server.copy(original)) {
        run(original.url(), "drop table t");
        assertEquals("6", ask(copy.url(), "select sum(n) from t"));
      }
    }
  }

  @Test
  void dropsOnlyRolesThatItAdopted() throws SQLException {
    DatabaseUrl url = administrator();
    run(url, "create role unimig_adopted; create role unimig_own");
    long adopted = Long.parseLong(ask(url, "select 'unimig_adopted'::regrole::oid"));
    long own = Long.parseLong(ask(url, "select 'unimig_own'::regrole::oid"));
    server.adoptRole(adopted);
    server.dropRole(adopted);
    server.dropRole(adopted);
    server.dropRole(own);
    String left =
        "select string_agg(rolname, ' ') from pg_roles where rolname ~ '^unimig_(ad|own)'";
    assertEquals("unimig_own", ask(url, left));
    run(url, "drop role unimig_own");
  }

  @Test
  void dropsAClosedDatabaseEvenWhenSomebodyIsConnected() throws SQLException {
    ScratchDatabase database = server.create("busy");
    try (Connection connection = database.connect()) {
      assertTrue(connection.isValid(1));
      database.close();
      database.close();
      assertFalse(connection.isValid(1));
    }
    assertFalse(databases(administrator()).contains(database.name()));
  }

  @Test
  void makesNamesThatFitWhateverTheCaller() {
    try (ScratchDatabase database = server.create("x".repeat(200))) {
      assertEquals(63, database.name().length());
    }
  }

  @Test
  void leavesOnAGivenServerWhatItDidNotMake() throws SQLException {
    DatabaseUrl given = administrator();
    try (ScratchDatabase other = server.create("other")) {
      Set<String> before = databases(given);
      try (ScratchServer onGiven = ScratchServer.open(given(given))) {
        assertEquals(ScratchKind.GIVEN, onGiven.kind());
        onGiven.create("one");
        onGiven.create("two");
        assertEquals(before.size() + 2, databases(given).size());
      }
      assertEquals(before, databases(given));
      assertTrue(before.contains(other.name()));
    }
  }

  @Test
  void refusesARoleThatMayNotCreateDatabases() throws SQLException {
    run(administrator(), "create role \"poor role\" login password 'secret'");
    DatabaseUrl administrator = administrator();
    Map<String, String> properties = new HashMap<>(administrator.properties());
    properties.put("user", "poor role");
    properties.put("password", "secret");
    DatabaseUrl poor = new DatabaseUrl(administrator.jdbcUrl(), properties, Optional.empty());
    ScratchException refusal =
        assertThrows(ScratchException.class, () -> ScratchServer.open(given(poor)));
    assertTrue(refusal.toString().contains("\"poor role\" CREATEDB"), refusal::toString);
  }

  @Test
  void forgetsTheSchemaOfAGivenUrl() throws SQLException {
    DatabaseUrl given =
        DatabaseUrl.parse(
            "postgresql://" + administrator().jdbcUrl().replaceAll(".*//", "") + "?schema=app",
            Map.of(
                "PGUSER", "postgres", "PGPASSWORD", administrator().properties().get("password")));
    try (ScratchServer onGiven = ScratchServer.open(given(given));
        ScratchDatabase database = onGiven.create("plain")) {
      assertEquals("public", ask(database.url(), "select current_schema"));
    }
  }

  @Test
  void saysWhichStatementFailed() {
    ScratchException refusal =
        assertThrows(ScratchException.class, () -> server.create("x", "no \"such\" template"));
    assertTrue(refusal.toString().contains("\"no \"\"such\"\" template\""), refusal::toString);
  }

  private static ScratchSettings given(DatabaseUrl url) {
    return ScratchSettings.of(Optional.of(url), Map.of(), Path.of("/nowhere"));
  }

  private static DatabaseUrl administrator() {
    try (ScratchDatabase any = server.create("any")) {
      return any.url().withDatabase("postgres");
    }
  }

  private static Set<String> databases(DatabaseUrl url) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = DataSources.of(url).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select datname from pg_database")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = DataSources.of(url).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = DataSources.of(url).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
