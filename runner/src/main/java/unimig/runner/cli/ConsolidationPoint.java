package unimig.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.runner.database.DatabaseUrl;

/** Tells {@code unimig baseline} where everything before is legacy. */
public interface ConsolidationPoint {
  /**
   * @param directory of a converted set
   * @return empty if the directory tells none
   * @throws unimig.runner.diagnostic.BadInputException if what it tells is bad
   */
  Optional<Point> in(Path directory);

  /**
   * Looks whether a database may be marked as being at a version.
   *
   * @param directory of a converted set
   * @param history Flyway's, of the database
   * @return notes for the user, in full sentences
   * @throws unimig.runner.engine.RunFailedException if it may not
   */
  List<String> check(Path directory, String version, HistoryPlace history);

  /** The last entry of the manifest. */
  static ConsolidationPoint ofManifest() {
    return new ManifestPoint();
  }

  /**
   * Where a database keeps, or will keep, Flyway's history.
   *
   * @param schemas the first holds it; if empty the connection's own
   */
  record HistoryPlace(DatabaseUrl url, List<String> schemas, String table) {
    public HistoryPlace {
      schemas = List.copyOf(schemas);
    }
  }

  /** A version and the description for its row in the history. */
  record Point(String version, String description) {}
}
