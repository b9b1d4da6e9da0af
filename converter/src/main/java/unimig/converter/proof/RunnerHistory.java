package unimig.converter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.engine.EngineSettings;

/** The runner's history in a scratch database, where a proof lets it say what is not so. */
final class RunnerHistory {
  private static final String TABLES =
      "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind = 'r' and c.relname = '"
          + EngineSettings.HISTORY_TABLE
          + "'";

  private final Connection connection;

  /**
   * @param connection to the scratch database, the caller's to close
   */
  RunnerHistory(Connection connection) {
    this.connection = connection;
  }

  /** Drops it. */
  void drop() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables()) {
        statement.execute("drop table " + table);
      }
    }
  }

  /** The row of an applied migration; empty if it is not applied. */
  Optional<String> row(String version) throws SQLException {
    for (String table : tables()) {
      String sql = "select to_jsonb(h)::text from " + table + " h where version = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, version);
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next()) {
            return Optional.of(rows.getString(1));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Lets it say that a migration is not applied. */
  void forget(String version) throws SQLException {
    change("delete from %s where version = ?", version);
  }

  /** Lets it say that a migration is applied, of which {@code row} was the row. */
  void remember(String row) throws SQLException {
    change("insert into %1$s select * from jsonb_populate_record(null::%1$s, ?::jsonb)", row);
  }

  private void change(String sql, String value) throws SQLException {
    for (String table : tables()) {
      try (PreparedStatement statement = connection.prepareStatement(sql.formatted(table))) {
        statement.setString(1, value);
        statement.executeUpdate();
      }
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
