package unimig.consolidator.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import unimig.consolidator.history.FoundHistories;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistories;
import unimig.consolidator.history.LegacyHistory;
import unimig.runner.engine.RecordedVersions;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * What a database says of the migrations that ran on it.
 *
 * @param searchPath existing schemas where unqualified names are looked up, in order
 * @param target Flyway's history, which need not be there yet
 * @param recorded in it
 * @param histories all others and that one, in order of schema and name
 * @param unreadable histories that this user may not read, in the same order
 */
public record Database(
    List<String> searchPath,
    HistoryTable target,
    RecordedVersions recorded,
    List<LegacyHistory> histories,
    List<FoundHistories.Unreadable> unreadable) {
  public Database {
    searchPath = List.copyOf(searchPath);
    histories = List.copyOf(histories);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads, and changes nothing.
   *
   * @param schemas where Flyway's history and unqualified names go; if empty the connection's own
   * @param table name of Flyway's history
   * @param named tables that somebody says are histories
   */
  public static Database read(
      Connection connection, List<String> schemas, String table, Set<HistoryTable> named)
      throws SQLException {
    HistoryTable target = target(connection, schemas, table);
    FoundHistories found = LegacyHistories.read(connection, named);
    return new Database(
        searchPath(connection, schemas),
        target,
        RecordedVersions.read(connection, target.schema(), target.name()),
        found.read(),
        found.unreadable());
  }

  /**
   * The histories that a set says it has, which need not be called as histories are.
   *
   * @param schema of those that are named without one
   */
  public static Set<HistoryTable> namedBy(Manifest manifest, String schema) {
    Set<HistoryTable> named = new LinkedHashSet<>();
    for (LegacySet set : manifest.sets()) {
      set.historyTable()
          .map(table -> new HistoryTable(set.historySchema().orElse(schema), table))
          .ifPresent(named::add);
    }
    return named;
  }

  /** Where Flyway's history is, or would be made. */
  public static HistoryTable target(Connection connection, List<String> schemas, String table)
      throws SQLException {
    return searchPath(connection, schemas).stream()
        .findFirst()
        .map(schema -> new HistoryTable(schema, table))
        .orElse(new HistoryTable("public", table));
  }

  private static List<String> searchPath(Connection connection, List<String> schemas)
      throws SQLException {
    Set<String> path = new LinkedHashSet<>(schemas);
    try (PreparedStatement statement =
            connection.prepareStatement("select unnest(current_schemas(false))");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        path.add(rows.getString(1));
      }
    }
    return List.copyOf(path);
  }
}
