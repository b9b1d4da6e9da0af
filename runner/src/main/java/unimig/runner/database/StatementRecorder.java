package unimig.runner.database;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandler;

/**
 * A connection that sends nothing: it writes statements down, and answers that there are no rows.
 * The connection behind it is asked for nothing but to read what a text means.
 */
public final class StatementRecorder {
  private static final Set<String> CHANGING =
      Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint", "setAutoCommit", "close");
  private static final Pattern WORDS = Pattern.compile("\\s*(?:--.*\\R\\s*)*([A-Za-z]+)");

  private final Connection real;
  private final List<String> statements = new ArrayList<>();
  private boolean autoCommit;

  public StatementRecorder(Connection real) {
    this.real = real;
  }

  /** In the order in which they were to be sent. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  public Connection connection() {
    return JdbcProxy.of(Connection.class, (proxy, method, arguments) -> call(method, arguments));
  }

  /** Of more connections like this one. */
  public DataSource dataSource() {
    return JdbcProxy.of(
        DataSource.class,
        (proxy, method, arguments) ->
            method.getName().equals("getConnection") ? connection() : null);
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (CHANGING.contains(name)) {
      return change(name, arguments);
    }
    return switch (name) {
      case "getAutoCommit" -> autoCommit;
      case "createStatement" -> statement(Statement.class, "");
      case "prepareStatement" -> statement(PreparedStatement.class, text(arguments));
      case "unwrap" -> driver();
      default -> JdbcProxy.pass(real, method, arguments);
    };
  }

  private @Nullable Object change(String name, @Nullable Object @Nullable [] arguments) {
    if (name.equals("setAutoCommit") && arguments != null) {
      autoCommit = Boolean.TRUE.equals(arguments[0]);
    }
    return name.equals("setSavepoint")
        ? JdbcProxy.of(Savepoint.class, (proxy, method, none) -> null)
        : null;
  }

  /** What the driver itself offers, as the session of converted migrations uses it. */
  private BaseConnection driver() throws SQLException {
    QueryExecutor executor = real.unwrap(BaseConnection.class).getQueryExecutor();
    QueryExecutor recording =
        JdbcProxy.of(
            QueryExecutor.class,
            (proxy, method, arguments) ->
                method.getName().equals("execute") && arguments != null
                    ? answer((Query) arguments[0], (ResultHandler) arguments[2])
                    : JdbcProxy.pass(executor, method, arguments));
    return JdbcProxy.of(
        BaseConnection.class,
        (proxy, method, arguments) ->
            method.getName().equals("getQueryExecutor") ? recording : call(method, arguments));
  }

  private @Nullable Object answer(Query query, ResultHandler handler) throws SQLException {
    String sql = query.getNativeSql();
    statements.add(sql);
    handler.handleCommandStatus(tag(sql), 0, 0);
    handler.handleCompletion();
    return null;
  }

  /** What a server says that found no rows. */
  private static String tag(String sql) {
    Matcher word = WORDS.matcher(sql);
    String command = word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    return switch (command) {
      case "SELECT", "WITH", "VALUES", "TABLE" -> "SELECT 0";
      case "INSERT" -> "INSERT 0 0";
      case "UPDATE", "DELETE", "MERGE", "COPY" -> command + " 0";
      default -> command;
    };
  }

  private <T> T statement(Class<T> type, String prepared) {
    return JdbcProxy.of(
        type,
        (proxy, method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("execute")) {
            statements.add(prepared.isEmpty() ? text(arguments) : prepared);
          }
          return nothing(name, method.getReturnType());
        });
  }

  private static @Nullable Object nothing(String name, Class<?> type) {
    if (type == ResultSet.class) {
      return name.equals("getResultSet")
          ? null
          : JdbcProxy.of(
              ResultSet.class,
              (proxy, method, arguments) -> nothing(method.getName(), method.getReturnType()));
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }

  private static String text(@Nullable Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
  }
}
