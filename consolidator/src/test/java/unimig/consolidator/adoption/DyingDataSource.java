package unimig.consolidator.adoption;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Counts what is sent to the database, and does something just before one of it is sent. */
final class DyingDataSource implements DataSource {
  private final DataSource real;
  private final int deadly;
  private final Runnable death;
  private final AtomicInteger sent = new AtomicInteger();

  /**
   * @param deadly which of the statements, from 1; commits count too
   */
  DyingDataSource(DataSource real, int deadly, Runnable death) {
    this.real = real;
    this.deadly = deadly;
    this.death = death;
  }

  int sent() {
    return sent.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return watched(Connection.class, real.getConnection());
  }

  private <T> T watched(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean sends =
                  method.getName().startsWith("execute") || method.getName().equals("commit");
              if (sends && sent.incrementAndGet() == deadly) {
                death.run();
              }
              try {
                Object answer = method.invoke(target, arguments);
                return switch (method.getName()) {
                  case "createStatement" -> watched(Statement.class, answer);
                  case "prepareStatement" -> watched(PreparedStatement.class, answer);
                  default -> answer;
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
