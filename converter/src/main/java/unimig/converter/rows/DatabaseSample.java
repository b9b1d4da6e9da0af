package unimig.converter.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.runner.catalog.SnapshotScope;

/** Takes a sample of a database without changing it. */
public final class DatabaseSample {
  private DatabaseSample() {}

  /**
   * Reads the first rows of every table, in one transaction that can only read.
   *
   * @param rows of each table at most
   * @param masked see {@link RowSample}
   * @throws SQLException if the server is out of reach, or a table may not be read
   */
  public static RowSample read(Connection connection, int rows, Set<String> masked)
      throws SQLException {
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try {
      Map<TableId, List<Map<String, Optional<String>>>> tables = new HashMap<>();
      for (TableSchema table : SchemaReader.read(connection, SnapshotScope.everything()).values()) {
        if (!table.columns().isEmpty()) {
          tables.put(table.id(), read(connection, table, rows));
        }
      }
      return new RowSample(tables, masked);
    } finally {
      connection.rollback();
    }
  }

  private static List<Map<String, Optional<String>>> read(
      Connection connection, TableSchema table, int most) throws SQLException {
    List<String> names = table.columns().stream().map(ColumnSchema::name).toList();
    String columns =
        names.stream()
            .map(name -> Identifier.quoted(name) + "::text")
            .collect(Collectors.joining(", "));
    List<Map<String, Optional<String>>> sample = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows =
          statement.executeQuery(
              "select " + columns + " from " + table.id().sql() + " limit " + most)) {
        while (rows.next()) {
          Map<String, Optional<String>> row = new HashMap<>();
          for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), Optional.ofNullable(rows.getString(i + 1)));
          }
          sample.add(Map.copyOf(row));
        }
      }
    }
    return List.copyOf(sample);
  }
}
