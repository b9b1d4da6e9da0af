package unimig.converter.proof;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to one data source at a time, and keeps the text of each statement that is
 * sent by plain JDBC.
 */
final class TracingDataSource implements DataSource {
  private final List<String> sent = new ArrayList<>();
  private Optional<DataSource> source = Optional.empty();

  /** From here on connections come from {@code next}. */
  synchronized void use(DataSource next) {
    source = Optional.of(next);
  }

  private synchronized DataSource source() {
    return source.orElseThrow(() -> new IllegalStateException("no data source to use"));
  }

  /** What was sent since the last call. */
  synchronized List<String> drain() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  private synchronized void keep(String sql) {
    sent.add(sql);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return traced(Connection.class, source().getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return traced(Connection.class, source().getConnection(user, password));
  }

  private <T> T traced(Class<T> type, T target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean sends =
              method.getName().startsWith("execute") || method.getName().equals("prepareStatement");
          if (sends
              && arguments != null
              && arguments.length > 0
              && arguments[0] instanceof String sql) {
            keep(sql);
          }
          Object result = call(target, method, arguments);
          return result instanceof Statement statement && method.getName().equals("createStatement")
              ? traced(Statement.class, statement)
              : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return source().getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    source().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source().getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source().isWrapperFor(type);
  }
}
