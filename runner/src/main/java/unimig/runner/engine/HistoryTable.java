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

  private final String name;
  private final String quoted;
  private final CompanionTable companion;

  HistoryTable(String schema, String table) {
    this.name = table;
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

  /** Unless it is there; as {@code PostgreSQLDatabase.getRawCreateScript} of Flyway makes it. */
  void make(Connection connection) throws SQLException {
    if (CompanionTable.exists(connection, quoted)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table %1$s (
            "installed_rank" integer not null,
            "version" varchar(50),
            "description" varchar(200) not null,
            "type" varchar(20) not null,
            "script" varchar(1000) not null,
            "checksum" integer,
            "installed_by" varchar(100) not null,
            "installed_on" timestamp not null default now(),
            "execution_time" integer not null,
            "success" boolean not null);
          alter table %1$s add constraint %2$s primary key ("installed_rank");
          create index %3$s on %1$s ("success")"""
              .formatted(quoted, quote(name + "_pk"), quote(name + "_s_idx")));
    }
  }

  /** Into an empty table, as {@code JdbcTableSchemaHistory.addBaselineMarker} of Flyway does. */
  void markBaseline(Connection connection, String version, String description) throws SQLException {
    String sql =
        "insert into "
            + quoted
            + " (installed_rank, version, description, type, script, installed_by, execution_time,"
            + " success) values (1, ?, ?, 'BASELINE', ?, current_user, 0, true)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, version);
      statement.setString(2, description);
      statement.setString(3, description);
      statement.executeUpdate();
    }
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

  /**
   * Makes Flyway run the migration again, and keeps what was: Flyway's open edition knows rows of
   * the type {@code DELETE}, which {@code repair} writes, and shows the migration as deleted.
   */
  void markTakenBack(Connection connection, HistoryRow row, int milliseconds) throws SQLException {
    String sql =
        "insert into %1$s select (select max(installed_rank) from %1$s) + 1, version, description,"
                .formatted(quoted)
            + " 'DELETE', script, null, current_user, now(), ?, true from "
            + quoted
            + " where installed_rank = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, milliseconds);
      statement.setInt(2, row.rank());
      statement.executeUpdate();
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
