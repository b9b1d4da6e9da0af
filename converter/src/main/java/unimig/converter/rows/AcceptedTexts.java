package unimig.converter.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks the server which texts a type accepts when they are inserted, and keeps its answers. Leaves
 * no trace: every question is rolled back.
 */
final class AcceptedTexts implements AutoCloseable {
  private final Connection connection;
  private final Map<String, Map<String, Boolean>> known = new HashMap<>();

  /** By declared type, a table with one column of it. */
  private final Map<String, String> probes = new LinkedHashMap<>();

  /**
   * @param connection in a transaction
   */
  AcceptedTexts(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws RowsException if the server is out of reach
   */
  boolean accepts(ColumnType type, String text) {
    return known
        .computeIfAbsent(type.declared(), key -> new HashMap<>())
        .computeIfAbsent(text, key -> ask(type, text));
  }

  /** A column is asked, not a cast: {@code 'long'::varchar(2)} is cut without a word. */
  private boolean ask(ColumnType type, String text) {
    try {
      String table = probes.get(type.declared());
      if (table == null) {
        table = "pg_temp.unimig_probe_" + probes.size();
        run("create temp table " + table + " (value " + type.declared() + ")");
        probes.put(type.declared(), table);
      }
      return inserts(table, text);
    } catch (SQLException e) {
      throw new RowsException("the scratch database cannot be asked about types", e);
    }
  }

  private boolean inserts(String table, String text) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?)")) {
      insert.setObject(1, text, Types.OTHER);
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (ServerRefusal.of(e).isEmpty()) {
        throw e;
      }
      return false;
    } finally {
      connection.rollback(before);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Drops what it made to ask. */
  @Override
  public void close() throws SQLException {
    for (String table : probes.values()) {
      run("drop table " + table);
    }
    probes.clear();
  }
}
