package unimig.runner.engine;

import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Finds entries by Flyway's idea of equal versions. */
final class ManifestIndex {
  private ManifestIndex() {}

  static Optional<Entry> find(Manifest manifest, MigrationVersion version) {
    return manifest.entries().stream()
        .filter(entry -> MigrationVersion.fromVersion(entry.version()).equals(version))
        .findFirst();
  }
}
