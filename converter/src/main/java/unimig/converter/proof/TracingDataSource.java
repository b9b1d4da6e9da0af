package unimig.converter.proof;

import java.io.PrintWriter;
import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import unimig.converter.script.ScriptTrace;
import unimig.runner.database.JdbcProxy;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Passes everything on to one data source at a time, and keeps the text of each statement that is
 * sent by plain JDBC, with its place in the Java source of the converted migration, and what a
 * bridged script sends, with its place in that.
 */
final class TracingDataSource implements DataSource {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** Of converted classes. */
  private static final String PACKAGE = "db.migration.";

  private final Trace sent = new Trace();
  private final int most;
  private Optional<DataSource> source = Optional.empty();

  /**
   * @param most statements between two calls of {@link #drain}; one that sends more never ends
   */
  TracingDataSource(int most) {
    this.most = most;
  }

  /** From here on connections come from {@code next}. */
  synchronized void use(DataSource next) {
    source = Optional.of(next);
  }

  private synchronized DataSource source() {
    return source.orElseThrow(() -> new IllegalStateException("no data source to use"));
  }

  /** What was sent since the last call. */
  synchronized List<Sent> drain() {
    List<Sent> all = sent.all();
    sent.clear();
    return all;
  }

  private Sent keep(String sql) {
    return keep(sql, List.of(), WALKER.walk(TracingDataSource::place));
  }

  private synchronized Sent keep(String sql, List<String> values, Optional<SourceSpan> place) {
    if (sent.size() >= most) {
      throw new IllegalStateException("more than " + most + " statements");
    }
    return sent.add(sql, place, values);
  }

  /** The innermost line of a converted class. */
  private static Optional<SourceSpan> place(Stream<StackFrame> frames) {
    return frames
        .filter(frame -> frame.getClassName().startsWith(PACKAGE) && frame.getLineNumber() > 0)
        .findFirst()
        .map(frame -> new SourceSpan(file(frame), frame.getLineNumber(), 1));
  }

  private static String file(StackFrame frame) {
    String name = frame.getClassName();
    String directory = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
    return "java/" + directory + frame.getFileName();
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
    return JdbcProxy.of(
        type,
        (proxy, method, arguments) -> {
          if (arguments != null && arguments.length > 0 && arguments[0] == ScriptTrace.class) {
            ScriptTrace trace = this::keep;
            return method.getName().equals("unwrap") ? trace : true;
          }
          boolean prepares = method.getName().equals("prepareStatement");
          boolean sends = prepares || method.getName().startsWith("execute");
          Optional<Sent> kept = sends ? text(arguments).map(this::keep) : Optional.empty();
          Object result = JdbcProxy.pass(target, method, arguments);
          if (prepares && kept.isPresent() && result instanceof PreparedStatement statement) {
            return bound(statement, kept.get().values());
          }
          return result instanceof Statement statement && method.getName().equals("createStatement")
              ? traced(Statement.class, statement)
              : result;
        });
  }

  private static Optional<String> text(@Nullable Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? Optional.of(sql)
        : Optional.empty();
  }

  /** Notes what is bound to a statement: the runner binds all as texts. */
  private static PreparedStatement bound(PreparedStatement target, ValueMarks values) {
    return JdbcProxy.of(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          boolean binds = method.getName().equals("setObject");
          if (binds && arguments != null && arguments[1] instanceof String value) {
            values.add(value);
          }
          return JdbcProxy.pass(target, method, arguments);
        });
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
