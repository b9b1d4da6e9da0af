package unimig.runner.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import unimig.runner.testing.TestDatabase;

final class KeptConnectionsTest {
  @Test
  void aConnectionIsUsedAgainInTheStateOfANewOne() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        KeptConnections connections = new KeptConnections(database.url())) {
      String first;
      try (Connection connection = connections.getConnection()) {
        first = backend(connection);
        execute(connection, "set search_path = pg_temp; create temp table t (i int)");
        connection.setAutoCommit(false);
        execute(connection, "create table public.lost (i int)");
      }
      try (Connection connection = connections.getConnection()) {
        assertEquals(first, backend(connection));
        assertTrue(connection.getAutoCommit());
        assertEquals("\"$user\", public", value(connection, "show search_path"));
        assertEquals(
            "null|null",
            value(
                connection,
                "select concat_ws('|', coalesce(to_regclass('t')::text, 'null'), coalesce(to_regclass('lost')::text, 'null'))"));
      }
    }
  }

  @Test
  void twoAtATimeAreTwo() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection one = database.connections().getConnection();
        Connection two = database.connections().getConnection()) {
      assertNotEquals(backend(one), backend(two));
    }
  }

  @Test
  void aBrokenConnectionIsNotGivenOut() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        KeptConnections connections = new KeptConnections(database.url())) {
      try (Connection connection = connections.getConnection()) {
        database.query("select pg_terminate_backend(" + backend(connection) + ")");
      }
      try (Connection connection = connections.getConnection()) {
        assertEquals("1", value(connection, "select 1"));
      }
    }
  }

  @Test
  void aClosedConnectionIsOver() throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      Connection connection = database.connections().getConnection();
      connection.close();
      connection.close();
      assertTrue(connection.isClosed());
      assertThrows(SQLException.class, connection::createStatement);
    }
  }

  @Test
  void theDriversOwnInterfaceIsReachable() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = database.connections().getConnection()) {
      assertEquals(0, connection.unwrap(PGConnection.class).getPrepareThreshold());
    }
  }

  @Test
  void aSocketFileServesAsHost() throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      String port = database.query("show port").get(0);
      assumeTrue(Files.exists(Path.of("/tmp/.s.PGSQL." + port)), "the server listens on TCP only");
      String name = database.query("select current_database()").get(0);
      DatabaseUrl url =
          DatabaseUrl.parse(
              "postgres://postgres:postgres@/%s?host=/tmp&port=%s".formatted(name, port), Map.of());
      try (KeptConnections connections = new KeptConnections(url);
          Connection connection = connections.getConnection()) {
        assertEquals(
            "null", value(connection, "select coalesce(inet_server_addr()::text, 'null')"));
        assertEquals("2000000", value(connection, "select length(repeat('x', 2000000))"));
      }
    }
  }

  private static String backend(Connection connection) throws SQLException {
    return value(connection, "select pg_backend_pid()");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
