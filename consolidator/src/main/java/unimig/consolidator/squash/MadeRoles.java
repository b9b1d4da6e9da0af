package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.database.KeptConnections;

/**
 * Roles belong to the server, so that one that the chain makes would be in the way of a script that
 * makes it too. Those of a run that is over bear other names, and all end with the squash.
 *
 * <p>Touches none that was there before, nor one that no statement of the migrations names.
 */
final class MadeRoles implements AutoCloseable {
  private final ScratchDatabases server;
  private final Set<Long> before;
  private final Set<Long> made = new HashSet<>();

  private MadeRoles(ScratchDatabases server, Set<Long> before) {
    this.server = server;
    this.before = before;
  }

  /** Those that are made from now on. */
  static MadeRoles after(ScratchRun run, ScratchDatabases server) throws SQLException {
    try (Connection connection = run.connect()) {
      return new MadeRoles(server, Set.copyOf(roles(connection).keySet()));
    } catch (SQLException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Takes the names away from the roles made since the last call.
   *
   * @param run any that is open
   */
  void setAside(ScratchRun run, Predicate<String> named) throws SQLException {
    try (Connection connection = run.connect()) {
      setAside(connection, named);
    }
  }

  private void setAside(Connection connection, Predicate<String> named) throws SQLException {
    for (Map.Entry<Long, String> role : roles(connection).entrySet()) {
      long oid = role.getKey();
      if (!before.contains(oid) && !made.contains(oid) && named.test(role.getValue())) {
        made.add(oid);
        run(
            connection,
            "alter role "
                + Quoting.identifier(role.getValue())
                + " rename to "
                + Quoting.identifier("unimig aside " + oid));
      }
    }
  }

  private static Map<Long, String> roles(Connection connection) throws SQLException {
    Map<Long, String> roles = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select oid, rolname from pg_catalog.pg_roles")) {
      while (rows.next()) {
        roles.put(rows.getLong(1), rows.getString(2));
      }
    }
    return roles;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Drops them; the databases that they own something in must be gone. */
  @Override
  public void close() throws SQLException {
    if (made.isEmpty()) {
      return;
    }
    try (ScratchDatabase database = server.create("roles");
        KeptConnections connections = new KeptConnections(database.url());
        Connection connection = connections.getConnection()) {
      for (Map.Entry<Long, String> role : roles(connection).entrySet()) {
        if (made.contains(role.getKey())) {
          run(connection, "drop role " + Quoting.identifier(role.getValue()));
        }
      }
    }
  }
}
