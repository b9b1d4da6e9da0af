package unimig.runner.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** Tables in which other tools keep their histories, as the manifest names them. */
public final class LegacyTables {
  private LegacyTables() {}

  /**
   * Refuses a database that holds one, for commands that cannot read it.
   *
   * @throws RunFailedException with {@code LEGACY_IN_DOUBT}, once for each table
   */
  public static void refuse(Manifest manifest, DatabaseUrl url) {
    List<Failure> failures = new ArrayList<>();
    try (KeptConnections connections = new KeptConnections(url);
        Connection connection = connections.getConnection()) {
      for (LegacySet set : manifest.sets()) {
        Optional<String> table = set.historyTable();
        if (table.isPresent() && CompanionTable.exists(connection, name(set, table.get()))) {
          failures.add(failure(set, table.get()));
        }
      }
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
    if (!failures.isEmpty()) {
      throw new RunFailedException(failures);
    }
  }

  private static String name(LegacySet set, String table) {
    return set.historySchema().map(schema -> HistoryTable.quote(schema) + ".").orElse("")
        + HistoryTable.quote(table);
  }

  private static Failure failure(LegacySet set, String table) {
    return Failure.of(
        FailureCode.LEGACY_IN_DOUBT,
        "table \"%s\" tells what of set \"%s\" is applied, which the thin runner does not read"
            .formatted(table, set.name()),
        "use the full tool, unimig.jar: unimig adopt, or unimig baseline");
  }
}
