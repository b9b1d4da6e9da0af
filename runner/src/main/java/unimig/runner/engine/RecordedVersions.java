package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/** The versions that Flyway's history of a database says are there. */
public final class RecordedVersions {
  private final AppliedHistory history;

  private RecordedVersions(AppliedHistory history) {
    this.history = history;
  }

  /**
   * Reads; needs nothing but {@code SELECT} on the table.
   *
   * @param schema of the table
   * @param table Flyway's, by default {@link EngineSettings#HISTORY_TABLE}
   */
  public static RecordedVersions read(Connection connection, String schema, String table)
      throws SQLException {
    Optional<List<HistoryRow>> rows = new HistoryTable(schema, table).readIfThere(connection);
    return new RecordedVersions(new AppliedHistory(rows));
  }

  /** Whether there is a history at all. */
  public boolean exists() {
    return history.exists();
  }

  /** Whether a version has a row of its own, or a baseline at or above it stands for it. */
  public boolean covers(String version) {
    return history.covers(MigrationVersion.fromVersion(version));
  }

  /** Whether a version has a row of its own. */
  public boolean has(String version) {
    return history.row(MigrationVersion.fromVersion(version)).isPresent();
  }

  /** The highest that is applied. */
  public Optional<String> newest() {
    return history.newestVersion().map(MigrationVersion::toString);
  }
}
