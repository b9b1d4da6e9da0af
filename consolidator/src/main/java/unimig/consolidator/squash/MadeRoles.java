package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Roles belong to the server, so that one that the chain makes would be in the way of a script that
 * makes it too. Those of a run that is over bear other names, and all end with the squash.
 *
 * <p>Touches none that was there before, nor one that no statement of the migrations names.
 */
final class MadeRoles implements AutoCloseable {
  private final Connection connection;
  private final Set<Long> before;
  private final Set<Long> made = new HashSet<>();

  /**
   * @param connection to a database that outlives the others
   */
  MadeRoles(Connection connection) throws SQLException {
    this.connection = connection;
    this.before = Set.copyOf(roles().keySet());
  }

  /** Takes the names away from the roles made since the last call. */
  void setAside(Predicate<String> named) throws SQLException {
    for (Map.Entry<Long, String> role : roles().entrySet()) {
      long oid = role.getKey();
      if (!before.contains(oid) && !made.contains(oid) && named.test(role.getValue())) {
        made.add(oid);
        run(
            "alter role "
                + Quoting.identifier(role.getValue())
                + " rename to "
                + Quoting.identifier("unimig aside " + oid));
      }
    }
  }

  private Map<Long, String> roles() throws SQLException {
    Map<Long, String> roles = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select oid, rolname from pg_catalog.pg_roles")) {
      while (rows.next()) {
        roles.put(rows.getLong(1), rows.getString(2));
      }
    }
    return roles;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Drops them; the databases that they own something in must be gone. */
  @Override
  public void close() throws SQLException {
    List<String> left = new ArrayList<>();
    for (Map.Entry<Long, String> role : roles().entrySet()) {
      if (made.contains(role.getKey())) {
        left.add(Quoting.identifier(role.getValue()));
      }
    }
    for (String role : left) {
      run("drop role " + role);
    }
  }
}
