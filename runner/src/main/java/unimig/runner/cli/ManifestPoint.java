package unimig.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** The last entry of the manifest. */
final class ManifestPoint implements ConsolidationPoint {
  @Override
  public Optional<Point> in(Path directory) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ManifestFile.read(file)
        .consolidationPoint()
        .map(version -> new Point(version, "consolidation point"));
  }
}
