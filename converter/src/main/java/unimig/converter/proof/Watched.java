package unimig.converter.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;

/**
 * Connections that tell an {@link Injection} of every statement before it is sent, by JDBC or by
 * what lies below it in the driver.
 */
final class Watched {
  private final Injection injection;

  private Watched(Injection injection) {
    this.injection = injection;
  }

  /** A data source whose connections are watched. */
  static DataSource dataSource(DataSource target, Injection injection) {
    Watched watched = new Watched(injection);
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = call(target, method, arguments);
          return result instanceof Connection connection ? watched.connection(connection) : result;
        });
  }

  private Connection connection(Connection target) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("prepare")) {
            sending(target, arguments);
          }
          Object result = call(target, method, arguments);
          if (result instanceof BaseConnection connection) {
            return below(connection);
          }
          return result instanceof Statement statement && method.getName().equals("createStatement")
              ? statement(target, statement)
              : result;
        });
  }

  private Statement statement(Connection connection, Statement target) {
    return proxy(
        Statement.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute") || method.getName().equals("addBatch")) {
            sending(connection, arguments);
          }
          return call(target, method, arguments);
        });
  }

  private BaseConnection below(BaseConnection target) {
    return proxy(
        BaseConnection.class,
        (proxy, method, arguments) -> {
          Object result = call(target, method, arguments);
          return result instanceof QueryExecutor executor ? executor(target, executor) : result;
        });
  }

  private QueryExecutor executor(BaseConnection connection, QueryExecutor target) {
    return proxy(
        QueryExecutor.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("execute")
              && arguments != null
              && arguments[0] instanceof Query query) {
            injection.sending(connection, query.getNativeSql());
          }
          return call(target, method, arguments);
        });
  }

  private void sending(Connection connection, @Nullable Object @Nullable [] arguments)
      throws SQLException {
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
      injection.sending(connection, sql);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
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
}
