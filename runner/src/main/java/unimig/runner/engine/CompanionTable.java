package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The table beside Flyway's history, with {@code _legacy} behind its name, that keeps what other
 * tools knew of adopted migrations, by rank.
 */
final class CompanionTable {
  static final String SUFFIX = "_legacy";

  private final String quoted;

  /**
   * @param table Flyway's history
   */
  CompanionTable(String schema, String table) {
    this.quoted = HistoryTable.quote(schema) + "." + HistoryTable.quote(table + SUFFIX);
  }

  /** Quoted for a statement. */
  String sql() {
    return quoted;
  }

  /** Needs {@code USAGE} on the schema alone. */
  boolean exists(Connection connection) throws SQLException {
    return exists(connection, quoted);
  }

  /** Unless it is there, so that {@code CREATE} on the schema is needed but once. */
  void make(Connection connection) throws SQLException {
    if (exists(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table %s (
            installed_rank integer primary key,
            legacy_set text not null,
            legacy_name text not null,
            legacy_schema text,
            legacy_table text,
            batch integer,
            adopted_on timestamptz not null default now())"""
              .formatted(quoted));
    }
  }

  /**
   * @param rank of the first row
   */
  void insert(Connection connection, int rank, List<AdoptedRow> rows) throws SQLException {
    String sql =
        "insert into "
            + quoted
            + " (installed_rank, legacy_set, legacy_name, legacy_schema, legacy_table, batch)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        AdoptedRow.Legacy legacy = rows.get(i).legacy();
        statement.setInt(1, rank + i);
        statement.setString(2, legacy.set());
        statement.setString(3, legacy.name());
        statement.setString(4, legacy.table().map(AdoptedRow.LegacyTable::schema).orElse(null));
        statement.setString(5, legacy.table().map(AdoptedRow.LegacyTable::name).orElse(null));
        statement.setObject(6, legacy.batch().orElse(null), Types.INTEGER);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The tables of the other tools that adopted rows came from. */
  List<AdoptedRow.LegacyTable> legacyTables(Connection connection) throws SQLException {
    String sql =
        "select distinct legacy_schema, legacy_table from %s where legacy_table is not null order by 1, 2"
            .formatted(quoted);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<AdoptedRow.LegacyTable> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(new AdoptedRow.LegacyTable(rows.getString(1), rows.getString(2)));
      }
      return tables;
    }
  }

  /** After its row in the history is gone. */
  void remove(Connection connection, int rank) throws SQLException {
    if (exists(connection)) {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from " + quoted + " where installed_rank = ?")) {
        statement.setInt(1, rank);
        statement.executeUpdate();
      }
    }
  }

  static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** The first column of all rows. */
  static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
      return strings;
    }
  }
}
