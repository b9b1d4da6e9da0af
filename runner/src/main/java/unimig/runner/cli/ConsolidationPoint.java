package unimig.runner.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Tells {@code unimig baseline} where everything before is legacy. */
public interface ConsolidationPoint {
  /**
   * @param directory of a converted set
   * @return empty if the directory tells none
   * @throws unimig.runner.diagnostic.BadInputException if what it tells is bad
   */
  Optional<Point> in(Path directory);

  /** The last entry of the manifest. */
  static ConsolidationPoint ofManifest() {
    return new ManifestPoint();
  }

  /** A version and the description for its row in the history. */
  record Point(String version, String description) {}
}
