package unimig.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.runner.engine.LegacyTables;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** The last entry of the manifest. */
final class ManifestPoint implements ConsolidationPoint {
  @Override
  public Optional<Point> in(Path directory) {
    return manifest(directory)
        .flatMap(Manifest::consolidationPoint)
        .map(version -> new Point(version, "consolidation point"));
  }

  /** Whoever cannot read the histories of other tools marks no database that has one. */
  @Override
  public List<String> check(Path directory, String version, HistoryPlace history) {
    manifest(directory).ifPresent(manifest -> LegacyTables.refuse(manifest, history.url()));
    return List.of();
  }

  private static Optional<Manifest> manifest(Path directory) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    return Files.exists(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
  }
}
