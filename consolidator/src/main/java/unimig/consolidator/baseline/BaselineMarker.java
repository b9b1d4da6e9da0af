package unimig.consolidator.baseline;

import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * The consolidation point of a converted set: up to here everything is legacy.
 *
 * @param version of the last legacy migration
 * @param description for the row that marks it in a database's history
 * @param legacyEntries how many legacy migrations are behind it
 * @param manifestHash of the manifest that it belongs to, in lower-case hex
 */
public record BaselineMarker(
    String version, String description, int legacyEntries, String manifestHash) {

  /** The point after the last entry; empty if there are no entries. */
  public static Optional<BaselineMarker> of(Manifest manifest) {
    return manifest
        .consolidationPoint()
        .map(
            version ->
                new BaselineMarker(
                    version,
                    "consolidation point",
                    manifest.entries().size(),
                    ManifestFile.hash(manifest)));
  }

  /**
   * Checks that the marker belongs to {@code manifest}.
   *
   * @throws BadInputException with {@code BASELINE_STALE} if the manifest is another one
   */
  public void verify(Manifest manifest) {
    if (!ManifestFile.hash(manifest).equals(manifestHash)) {
      throw new BadInputException(
          List.of(
              Diagnostic.error(
                  SourceSpan.startOf(BaselineFile.NAME),
                  "BASELINE_STALE",
                  "marker for version \"%s\" belongs to another %s"
                      .formatted(version, Manifest.FILE_NAME),
                  "convert again, which writes both")));
    }
  }
}
