package unimig.consolidator.squash;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import unimig.runner.database.JdbcProxy;

/** One connection that is listened to, down to what the runner sends past JDBC. */
final class RecordedConnection {
  private static final Pattern CONTROL =
      Pattern.compile(
          "(?:(?<begin>begin|start\\s+transaction)\\b[^;]*"
              + "|(?<commit>commit|end)(?:\\s+(?:work|transaction))?"
              + "|(?<rollback>rollback|abort)(?:\\s+(?:work|transaction))?"
              + "|savepoint\\s+(?<mark>\\S+)"
              + "|release\\s+(?:savepoint\\s+)?(?<release>\\S+)"
              + "|rollback\\s+(?:(?:work|transaction)\\s+)?to\\s+(?:savepoint\\s+)?(?<back>\\S+))"
              + "\\s*;?",
          Pattern.CASE_INSENSITIVE);

  private final Recording recording;
  private final Connection target;
  private final int number;
  private final IdentityHashMap<Savepoint, Integer> savepoints = new IdentityHashMap<>();
  private final Map<String, Integer> marks = new HashMap<>();
  private int begun;
  private boolean inText;

  RecordedConnection(Recording recording, Connection target, int number) {
    this.recording = recording;
    this.target = target;
    this.number = number;
  }

  Connection proxy() {
    return JdbcProxy.of(
        Connection.class, (proxy, method, arguments) -> call(target, method, arguments));
  }

  private @Nullable Object call(
      Object connection, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    String name = method.getName();
    if (name.equals("unwrap")
        && first instanceof Class<?> type
        && type.isAssignableFrom(BaseConnection.class)) {
      return base(target.unwrap(BaseConnection.class));
    }
    if (name.equals("execSQLUpdate") || name.equals("execSQLQuery")) {
      return sending(List.of(String.valueOf(first)), connection, method, arguments);
    }
    switch (name) {
      case "getCopyAPI" -> recording.obstacle("COPY with its data");
      case "getLargeObjectAPI", "getFastpathAPI", "prepareCall" ->
          recording.obstacle("what is no SQL (" + name + ")");
      default -> {}
    }
    Object result = JdbcProxy.pass(connection, method, arguments);
    noteTransaction(name, first, result);
    if (result instanceof PreparedStatement statement) {
      return statement(PreparedStatement.class, statement);
    }
    if (result instanceof Statement statement) {
      return statement(Statement.class, statement);
    }
    return result instanceof QueryExecutor executor ? executor(executor) : result;
  }

  private void noteTransaction(String name, @Nullable Object first, @Nullable Object result) {
    switch (name) {
      case "setSavepoint" -> savepoints.put((Savepoint) result, recording.size());
      case "commit", "setAutoCommit" -> begun = recording.size();
      case "rollback" ->
          recording.forget(
              number, first instanceof Savepoint each ? savepoints.getOrDefault(each, 0) : begun);
      default -> {}
    }
  }

  private BaseConnection base(BaseConnection connection) {
    return JdbcProxy.of(
        BaseConnection.class, (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private <T extends Statement> T statement(Class<T> type, T statement) {
    List<String> batch = new ArrayList<>();
    return JdbcProxy.of(
        type,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "addBatch" -> batch.add(text(statement, arguments));
            case "clearBatch" -> batch.clear();
            case "executeBatch", "executeLargeBatch" -> {
              List<String> all = List.copyOf(batch);
              batch.clear();
              return sending(all, statement, method, arguments);
            }
            case "execute", "executeUpdate", "executeLargeUpdate", "executeQuery" -> {
              return sending(List.of(text(statement, arguments)), statement, method, arguments);
            }
            default -> {}
          }
          return JdbcProxy.pass(statement, method, arguments);
        });
  }

  /** The driver writes the values of a prepared statement into its text. */
  private static String text(Statement statement, @Nullable Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : statement.toString();
  }

  private QueryExecutor executor(QueryExecutor executor) {
    return JdbcProxy.of(
        QueryExecutor.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "startCopy" -> recording.obstacle("COPY with its data");
            case "fastpathCall" -> recording.obstacle("what is no SQL (fastpathCall)");
            case "execute" -> {
              if (arguments != null) {
                return sending(texts(arguments[0], arguments[1]), executor, method, arguments);
              }
            }
            default -> {}
          }
          return JdbcProxy.pass(executor, method, arguments);
        });
  }

  private static List<String> texts(@Nullable Object query, @Nullable Object parameters) {
    if (query instanceof Query one) {
      return List.of(BoundText.of(one, (ParameterList) parameters));
    }
    List<String> texts = new ArrayList<>();
    if (query instanceof Query[] all && parameters instanceof ParameterList[] lists) {
      for (int i = 0; i < all.length; i++) {
        texts.add(BoundText.of(all[i], lists[i]));
      }
    }
    return texts;
  }

  /** What fails leaves nothing, and is not kept. */
  private @Nullable Object sending(
      List<String> texts, Object receiver, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (!recording.isOn()) {
      return JdbcProxy.pass(receiver, method, arguments);
    }
    recording.before(target);
    Object result = JdbcProxy.pass(receiver, method, arguments);
    for (String text : texts) {
      keep(text);
    }
    return result;
  }

  private void keep(String text) throws SQLException {
    Matcher control = CONTROL.matcher(text.strip());
    if (!control.matches()) {
      recording.add(new Sent(number, text, inText || !target.getAutoCommit()));
    } else if (control.group("begin") != null) {
      begun = recording.size();
      inText = true;
    } else if (control.group("commit") != null) {
      begun = recording.size();
      inText = false;
    } else if (control.group("rollback") != null) {
      recording.forget(number, begun);
      inText = false;
    } else if (control.group("mark") != null) {
      marks.put(name(control.group("mark")), recording.size());
    } else if (control.group("back") != null) {
      recording.forget(number, marks.getOrDefault(name(control.group("back")), begun));
    }
  }

  private static String name(String written) {
    String plain = written.replace(";", "");
    return plain.startsWith("\"") ? plain : '"' + plain.toLowerCase(Locale.ROOT) + '"';
  }
}
