package unimig.consolidator.cli;

import java.nio.file.Path;
import java.util.Optional;
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
}
