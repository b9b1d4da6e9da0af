package unimig.runner.engine;

import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Joins what Flyway tells of a migration with what the manifest tells. */
final class InfoRows {
  private final Optional<Manifest> manifest;

  InfoRows(Optional<Manifest> manifest) {
    this.manifest = manifest;
  }

  InfoRow row(MigrationInfo info) {
    Optional<MigrationVersion> version = Optional.ofNullable(info.getVersion());
    Optional<Entry> entry = version.flatMap(v -> manifest.flatMap(m -> ManifestIndex.find(m, v)));
    return new InfoRow(
        version.map(MigrationVersion::toString),
        info.getDescription(),
        info.getType().name(),
        info.getState().getDisplayName(),
        info.getState().isResolved() && !info.getState().isApplied() && isPending(info),
        entry.map(e -> e.mode().name().toLowerCase(Locale.ROOT)),
        entry.map(Entry::source),
        Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant),
        Optional.ofNullable(info.getExecutionTime()));
  }

  private static boolean isPending(MigrationInfo info) {
    return switch (info.getState()) {
      case PENDING, OUTDATED -> true;
      default -> false;
    };
  }
}
