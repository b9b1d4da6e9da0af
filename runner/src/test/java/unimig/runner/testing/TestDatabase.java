package unimig.runner.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;

/** An empty database for one test, dropped when closed, whoever is still connected. */
public final class TestDatabase implements AutoCloseable {
  private final KeptConnections server;
  private final String name;
  private final KeptConnections connections;

  private TestDatabase(KeptConnections server, String name) {
    this.server = server;
    this.name = name;
    this.connections = new KeptConnections(server.url().withDatabase(name));
  }

  /** A new database with nothing in it. */
  public static TestDatabase create() {
    String name = "unimig_test_" + UUID.randomUUID().toString().replace("-", "");
    run(TestServer.CONNECTIONS, "create database " + name);
    return new TestDatabase(TestServer.CONNECTIONS, name);
  }

  /** Of the server, such as 15. */
  public static int majorVersion() {
    try (Connection connection = TestServer.CONNECTIONS.getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With user and password. */
  public DatabaseUrl url() {
    return connections.url();
  }

  /** The same as {@link #url}, as a person writes it. */
  public String urlText() {
    Map<String, String> properties = url().properties();
    String place = url().jdbcUrl().substring("jdbc:postgresql://".length());
    return "postgresql://%s:%s@%s"
        .formatted(
            properties.getOrDefault("user", ""), properties.getOrDefault("password", ""), place);
  }

  public KeptConnections connections() {
    return connections;
  }

  /** A connection that commits each statement; the caller closes it. */
  public Connection connect() throws SQLException {
    return connections.getConnection();
  }

  /** Runs one or several statements. */
  public void run(String sql) {
    run(connections, sql);
  }

  /** The rows as text, columns divided by {@code |}, null as the word. */
  public List<String> query(String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> result = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        result.add(String.join("|", row));
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    connections.close();
    run(server, "drop database " + name + " with (force)");
  }

  private static void run(KeptConnections connections, String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
