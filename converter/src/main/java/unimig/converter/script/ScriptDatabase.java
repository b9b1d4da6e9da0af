package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The connections that a script's Knex works on: one that is given, and further ones for scripts
 * that use several at once outside a transaction.
 */
public final class ScriptDatabase implements AutoCloseable {
  private final Connection first;
  private final Optional<DataSource> more;
  private final boolean managed;
  private final Optional<ScriptTrace> trace;
  private final List<PostgresSession> sessions = new ArrayList<>();
  private final List<Connection> opened = new ArrayList<>();
  private final BitSet busy = new BitSet();

  /**
   * @param first stays the caller's to close
   * @param more opens further connections to the same database
   * @param managed whether the caller begins and ends the transaction on {@code first}; Knex's own
   *     BEGIN and COMMIT are then left out
   * @param trace if anyone wants to be told of what is sent
   */
  public ScriptDatabase(
      Connection first, Optional<DataSource> more, boolean managed, Optional<ScriptTrace> trace) {
    this.first = first;
    this.more = more;
    this.managed = managed;
    this.trace = trace;
    sessions.add(new PostgresSession(first));
  }

  /** Whether someone else begins and ends transactions on the connection. */
  static boolean isInTransaction(Connection connection) {
    try {
      return !connection.getAutoCommit();
    } catch (SQLException e) {
      throw new IllegalStateException("the connection is closed", e);
    }
  }

  /** Number of a free connection, opened if need be. */
  int acquire() {
    int free = busy.nextClearBit(0);
    if (free == sessions.size()) {
      try {
        Connection connection =
            more.orElseThrow(() -> new SQLException("there is only one")).getConnection();
        opened.add(connection);
        sessions.add(new PostgresSession(connection));
      } catch (SQLException e) {
        throw new IllegalStateException("no further connection for the script", e);
      }
    }
    busy.set(free);
    return free;
  }

  void release(int connection) {
    busy.clear(connection);
  }

  /**
   * Runs a text, see {@link PostgresSession#query}.
   *
   * @param ofKnex whether Knex itself begins or ends a transaction with it
   * @param place virtual, with line and column; empty if it is not known or nobody wants it
   */
  String query(int connection, String sql, String values, boolean ofKnex, String place) {
    if (managed && ofKnex && connection == 0 && sql.matches("BEGIN;|COMMIT;|ROLLBACK;?")) {
      return "{\"results\":[{\"tag\":\"" + sql.replace(";", "") + "\"}]}";
    }
    trace.ifPresent(each -> each.sent(sql, texts(values), FailureDiagnostics.span(place)));
    return sessions.get(connection).query(sql, values);
  }

  private static List<String> texts(String values) {
    return JsonParser.parseString(values).getAsJsonArray().asList().stream()
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .toList();
  }

  /** Whether someone wants to know where statements come from. */
  boolean isTraced() {
    return trace.isPresent();
  }

  /** As {@code server_version} has it, such as {@code 15.8}. */
  String serverVersion() {
    try {
      return first.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
    } catch (SQLException e) {
      throw new IllegalStateException("the server does not tell its version", e);
    }
  }

  /** Database and user, as scripts look for them in Knex's connection settings; no password. */
  String[] databaseAndUser() {
    try {
      return new String[] {first.getCatalog(), first.getMetaData().getUserName()};
    } catch (SQLException e) {
      throw new IllegalStateException("the server does not tell database and user", e);
    }
  }

  @Override
  public void close() {
    for (Connection connection : opened) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("a connection of the script does not close", e);
      }
    }
  }
}
