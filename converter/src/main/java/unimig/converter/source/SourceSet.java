package unimig.converter.source;

import java.util.List;
import java.util.Optional;
import unimig.runner.manifest.LegacySet;

/**
 * A legacy set with all that was read of it.
 *
 * @param info as the manifest holds it
 * @param order by which {@code migrations} are sorted
 * @param knexfile relative to the project root; empty unless one describes the set
 * @param settings what the knexfile says, or Knex's defaults; empty unless the set is Knex's
 * @param knexVersion empty unless the set is Knex's
 * @param migrations in the order in which the old tool runs them
 */
public record SourceSet(
    LegacySet info,
    LegacyOrder order,
    Optional<String> knexfile,
    Optional<KnexSettings> settings,
    Optional<KnexVersion> knexVersion,
    List<LegacyMigration> migrations) {
  public SourceSet {
    migrations = List.copyOf(migrations);
  }

  public String name() {
    return info.name();
  }
}
