package unimig.runner.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database for one test, dropped when closed. */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  public static TestDatabase create() throws SQLException {
    String name = "unimig_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    runOnServer("create database " + name);
    return new TestDatabase(name);
  }

  /** A JDBC address with user and password in it. */
  public String url() {
    return TestServer.url(name);
  }

  /** A new connection that commits each statement; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** Runs one or more statements on a connection of their own. */
  public void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Ends the connections that are still open. */
  @Override
  public void close() throws SQLException {
    runOnServer("drop database if exists " + name + " with (force)");
  }

  private static void runOnServer(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestServer.url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
