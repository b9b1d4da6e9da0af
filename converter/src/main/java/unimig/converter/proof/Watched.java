package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import unimig.runner.database.JdbcProxy;

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
    return JdbcProxy.of(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = JdbcProxy.pass(target, method, arguments);
          return result instanceof Connection connection ? watched.connection(connection) : result;
        });
  }

  private Connection connection(Connection target) {
    return JdbcProxy.of(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("prepare")) {
            sending(target, arguments);
          }
          Object result = JdbcProxy.pass(target, method, arguments);
          if (result instanceof BaseConnection connection) {
            return below(connection);
          }
          return result instanceof Statement statement && method.getName().equals("createStatement")
              ? statement(target, statement)
              : result;
        });
  }

  private Statement statement(Connection connection, Statement target) {
    return JdbcProxy.of(
        Statement.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute") || method.getName().equals("addBatch")) {
            sending(connection, arguments);
          }
          return JdbcProxy.pass(target, method, arguments);
        });
  }

  private BaseConnection below(BaseConnection target) {
    return JdbcProxy.of(
        BaseConnection.class,
        (proxy, method, arguments) -> {
          Object result = JdbcProxy.pass(target, method, arguments);
          return result instanceof QueryExecutor executor ? executor(target, executor) : result;
        });
  }

  private QueryExecutor executor(BaseConnection connection, QueryExecutor target) {
    return JdbcProxy.of(
        QueryExecutor.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("execute")
              && arguments != null
              && arguments[0] instanceof Query query) {
            injection.sending(connection, query.getNativeSql());
          }
          return JdbcProxy.pass(target, method, arguments);
        });
  }

  private void sending(Connection connection, @Nullable Object @Nullable [] arguments)
      throws SQLException {
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
      injection.sending(connection, sql);
    }
  }
}
