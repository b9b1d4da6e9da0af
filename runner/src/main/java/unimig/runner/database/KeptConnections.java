package unimig.runner.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Connections to one database. A closed one is reset to the state of a new one (open transaction
 * rolled back, {@code DISCARD ALL}) and given to the next caller, because connecting costs more
 * than most migrations. Safe for use by several threads.
 */
public final class KeptConnections implements DataSource, AutoCloseable {
  private final DatabaseUrl url;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  public KeptConnections(DatabaseUrl url) {
    this.url = url;
  }

  public DatabaseUrl url() {
    return url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection kept = takeIdle();
    Connection physical = kept == null ? connect() : kept;
    return (Connection)
        Proxy.newProxyInstance(
            // Flyway looks for the driver's copy support beside the connection's class.
            Driver.class.getClassLoader(), new Class<?>[] {Connection.class}, new Lease(physical));
  }

  private synchronized @Nullable Connection takeIdle() throws SQLException {
    if (closed) {
      throw new SQLException("connections to " + url + " are closed", "08003");
    }
    return idle.pollFirst();
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(url.properties());
    Connection connection = new Driver().connect(url.jdbcUrl(), properties);
    if (connection == null) {
      throw new IllegalStateException("the driver does not know " + url);
    }
    return connection;
  }

  private void giveBack(Connection connection) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      connection.setReadOnly(false);
      connection.clearWarnings();
      try (Statement statement = connection.createStatement()) {
        statement.execute("DISCARD ALL");
      }
    } catch (SQLException e) {
      // Broken, often because the server is gone: the next caller gets a new one.
      connection.close();
      return;
    }
    keep(connection);
  }

  private synchronized void keep(Connection connection) throws SQLException {
    if (closed) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  /** Closes the idle connections now and the others when they are given back. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(KeptConnections::abandon);
    idle.clear();
  }

  private static void abandon(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Closing fails only where the server has ended the connection, which is what was wanted.
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("user and password are part of the URL");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("no log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("loginTimeout is a parameter of the URL");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** A connection in use; passes every call on but {@code close}. */
  private final class Lease implements InvocationHandler {
    private final Connection physical;
    private boolean over;

    Lease(Connection physical) {
      this.physical = physical;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "close" -> end();
        case "isClosed" -> over || physical.isClosed();
        case "toString" -> "connection to " + url;
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> arguments != null && proxy == arguments[0];
        default -> passOn(method, arguments);
      };
    }

    private @Nullable Object end() throws SQLException {
      if (!over) {
        over = true;
        giveBack(physical);
      }
      return null;
    }

    private @Nullable Object passOn(Method method, @Nullable Object[] arguments) throws Throwable {
      if (over) {
        throw new SQLException("this connection is closed", "08003");
      }
      try {
        return method.invoke(physical, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }
}
