package unimig.runner.engine;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Migrations that a squash stands for, that are archived, and that a database which is not fresh
 * has not had: those of the manifest are found without this, but not those written by hand since.
 */
final class ArchivedHoles {
  private ArchivedHoles() {}

  /** In order of version. */
  static List<Failure> of(
      List<String> squashed, List<LocalMigration> local, AppliedHistory applied) {
    if (applied.newest().isEmpty()) {
      return List.of();
    }
    return squashed.stream()
        .map(MigrationVersion::fromVersion)
        .filter(version -> !applied.covers(version))
        .filter(version -> local.stream().noneMatch(each -> isOf(each, version)))
        .sorted()
        .map(ArchivedHoles::failure)
        .toList();
  }

  private static boolean isOf(LocalMigration migration, MigrationVersion version) {
    return !migration.baseline() && migration.version().equals(version);
  }

  private static Failure failure(MigrationVersion version) {
    return Failure.of(
        FailureCode.BELOW_CONSOLIDATION_POINT,
        "the database has not had version \"" + version + "\", which is archived",
        "take it back with: unimig archive --undo, migrate, and archive it again");
  }
}
