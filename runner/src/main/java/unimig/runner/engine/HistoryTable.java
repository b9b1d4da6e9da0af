package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/** Flyway's history table, for the few things that Flyway's open edition does not do. */
final class HistoryTable {
  private static final String UNDEFINED_TABLE = "42P01";

  /** Of {@code PostgreSQLAdvisoryLockTemplate} in flyway-database-postgresql. */
  private static final long LOCK_BASE =
      (0x46L << 40) + (0x6CL << 32) + (0x79L << 24) + (0x77L << 16) + (0x61L << 8) + 0x79L;

  private final String quoted;
  private final CompanionTable companion;

  HistoryTable(String schema, String table) {
    this.quoted = quote(schema) + "." + quote(table);
    this.companion = new CompanionTable(schema, table);
  }

  static String quote(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  /** The number of the advisory lock that Flyway holds while it changes the table. */
  long lockNumber() {
    return LOCK_BASE + quoted.hashCode();
  }

  /** The same inside a transaction, which a question about a missing table would end. */
  Optional<List<HistoryRow>> readIfThere(Connection connection) throws SQLException {
    return CompanionTable.exists(connection, quoted) ? read(connection) : Optional.empty();
  }

  /** In order of rank; empty if there is no such table. */
  Optional<List<HistoryRow>> read(Connection connection) throws SQLException {
    String sql =
        "select \"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"success\""
            + " from "
            + quoted
            + " order by \"installed_rank\"";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<HistoryRow> history = new ArrayList<>();
      while (rows.next()) {
        history.add(
            new HistoryRow(
                rows.getInt(1),
                Optional.ofNullable(rows.getString(2)).map(MigrationVersion::fromVersion),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getBoolean(6)));
      }
      return Optional.of(history);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes Flyway run the migration again. */
  void remove(Connection connection, HistoryRow row) throws SQLException {
    String sql = "delete from " + quoted + " where \"installed_rank\" = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, row.rank());
      statement.executeUpdate();
    }
    companion.remove(connection, row.rank());
  }
}
