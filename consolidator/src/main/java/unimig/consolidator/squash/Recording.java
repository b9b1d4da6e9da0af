package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import unimig.consolidator.squash.RecordedMigration.Left;
import unimig.runner.database.JdbcProxy;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.RunListener;

/**
 * Keeps what migrations send, by whatever way of JDBC or of the driver, but nothing of what Flyway
 * sends for itself.
 */
final class Recording implements RunListener {
  private static final String SESSION =
      "select current_setting('search_path'), current_setting('role')";

  private final RunListener listener;
  private final List<RecordedMigration> migrations = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();
  private Optional<String> version = Optional.empty();
  private Optional<Session> first = Optional.empty();
  private int connections;

  /** What a connection was before a migration sent its first statement. */
  private record Session(Connection connection, String searchPath, String role) {
    static Session read(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(SESSION)) {
        row.next();
        return new Session(connection, row.getString(1), row.getString(2));
      }
    }
  }

  /**
   * @param listener told of migrations too
   */
  Recording(RunListener listener) {
    this.listener = listener;
  }

  /** Connections of {@code target} that are listened to. */
  DataSource over(DataSource target) {
    return JdbcProxy.of(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = JdbcProxy.pass(target, method, arguments);
          return result instanceof Connection connection ? recorded(connection) : result;
        });
  }

  private synchronized Connection recorded(Connection connection) {
    connections++;
    return new RecordedConnection(this, connection, connections).proxy();
  }

  /** All migrations that have run, in order. */
  List<RecordedMigration> migrations() {
    return List.copyOf(migrations);
  }

  /** What was sent and cannot be said in SQL; sentences without a full stop. */
  List<String> obstacles() {
    return List.copyOf(obstacles);
  }

  /** All that was sent and not rolled back, that of a migration that failed too. */
  synchronized List<String> texts() {
    List<String> texts = new ArrayList<>();
    migrations.forEach(migration -> migration.sent().forEach(each -> texts.add(each.sql())));
    sent.forEach(each -> texts.add(each.sql()));
    return texts;
  }

  /** Whether a statement may have named this role. */
  boolean names(String role) {
    return texts().stream().anyMatch(text -> text.contains(role));
  }

  synchronized boolean isOn() {
    return version.isPresent();
  }

  synchronized int size() {
    return sent.size();
  }

  synchronized void add(Sent statement) {
    if (isOn()) {
      sent.add(statement);
    }
  }

  /** Forgets what a connection sent since then, as it was rolled back. */
  synchronized void forget(int connection, int since) {
    for (int i = sent.size() - 1; i >= since; i--) {
      if (sent.get(i).connection() == connection) {
        sent.remove(i);
      }
    }
  }

  synchronized void obstacle(String what) {
    version.ifPresent(each -> obstacles.add("version " + each + " sends " + what));
  }

  /** Called before each statement. */
  synchronized void before(Connection connection) throws SQLException {
    if (isOn() && first.isEmpty()) {
      first = Optional.of(Session.read(connection));
    }
  }

  @Override
  public void planned(int pending) {
    listener.planned(pending);
  }

  @Override
  public synchronized void started(Optional<String> started, String description) {
    version = started.or(() -> Optional.of("(repeatable)"));
    first = Optional.empty();
    sent.clear();
    listener.started(started, description);
  }

  @Override
  public synchronized void finished(AppliedMigration migration) {
    migrations.add(
        new RecordedMigration(version.orElse(""), migration.description(), sent, left()));
    version = Optional.empty();
    sent.clear();
    listener.finished(migration);
  }

  private List<Left> left() {
    if (first.isEmpty()) {
      return List.of();
    }
    Session before = first.get();
    try {
      Session now = Session.read(before.connection());
      List<Left> left = new ArrayList<>();
      if (!now.role().equals(before.role())) {
        left.add(Left.ROLE);
      }
      if (!now.searchPath().equals(before.searchPath())) {
        left.add(Left.SEARCH_PATH);
      }
      return left;
    } catch (SQLException e) {
      throw new SquashFailedException("SQUASH_FAILED", "the scratch database is gone", e);
    }
  }
}
