package unimig.runner.engine;

import java.util.List;
import java.util.Optional;

/**
 * What {@link MigrationEngine#migrate} did.
 *
 * @param applied in order of running; empty if the database was up to date
 * @param versionBefore highest version applied before; empty on a fresh database
 * @param version highest version applied now
 * @param milliseconds of the whole run
 * @param legacyRows written to the histories of the old tools, in order of writing
 */
public record RunResult(
    List<AppliedMigration> applied,
    Optional<String> versionBefore,
    Optional<String> version,
    long milliseconds,
    List<LegacyRow> legacyRows) {
  public RunResult {
    applied = List.copyOf(applied);
    legacyRows = List.copyOf(legacyRows);
  }
}
