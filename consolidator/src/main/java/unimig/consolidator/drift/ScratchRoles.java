package unimig.consolidator.drift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;

/**
 * Drops the roles that migrations made on a scratch server: they belong to the server, and would be
 * in the way of the same migrations in the next scratch database. A role is taken for theirs if
 * their open transaction sees it and nobody else does, so that a role which somebody else makes
 * meanwhile is left alone; those of migrations without a transaction stay.
 */
final class ScratchRoles implements RunListener, AutoCloseable {
  private final ScratchDatabases server;
  private final DataSource others;
  private final Set<String> made = new TreeSet<>();

  /**
   * @param others gives connections that do not see what is not committed
   */
  ScratchRoles(ScratchDatabases server, DataSource others) {
    this.server = server;
    this.others = others;
  }

  @Override
  public void applied(AppliedMigration migration, Connection connection) {
    try (Connection other = others.getConnection()) {
      Set<String> seen = roles(connection);
      seen.removeAll(roles(other));
      made.addAll(seen);
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  private static Set<String> roles(Connection connection) throws SQLException {
    Set<String> roles = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select rolname from pg_catalog.pg_roles")) {
      while (rows.next()) {
        roles.add(rows.getString(1));
      }
    }
    return roles;
  }

  /** To be called when the database in which they were made is gone. */
  @Override
  public void close() {
    if (made.isEmpty()) {
      return;
    }
    try (ScratchDatabase database = server.create("roles");
        KeptConnections connections = new KeptConnections(database.url());
        Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : made) {
        statement.execute("drop role if exists " + statement.enquoteIdentifier(role, true));
      }
      made.clear();
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }
}
