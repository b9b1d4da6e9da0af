package unimig.consolidator.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.consolidator.baseline.BaselineCheck;
import unimig.consolidator.baseline.BaselineFile;
import unimig.consolidator.baseline.BaselineMarker;
import unimig.runner.cli.ConsolidationPoint;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** The marker beside the manifest, checked against it; without a marker the manifest's end. */
final class MarkerPoint implements ConsolidationPoint {
  @Override
  public Optional<Point> in(Path directory) {
    Optional<BaselineMarker> marker = BaselineFile.read(directory);
    marker.ifPresent(m -> m.verify(ManifestFile.read(directory.resolve(Manifest.FILE_NAME))));
    return marker
        .map(m -> new Point(m.version(), m.description()))
        .or(() -> ConsolidationPoint.ofManifest().in(directory));
  }

  /** Refuses while a history says that something legacy is pending there, or leaves it in doubt. */
  @Override
  public List<String> check(Path directory, String version, HistoryPlace history) {
    Path file = directory.resolve(Manifest.FILE_NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    LegacyState legacy =
        new LegacyState(
            history.url(),
            history.schemas(),
            history.table(),
            ManifestFile.read(file),
            new ScriptFiles(directory),
            new HistoryOptions());
    return BaselineCheck.of(legacy.manifest(), legacy.read(), version);
  }
}
