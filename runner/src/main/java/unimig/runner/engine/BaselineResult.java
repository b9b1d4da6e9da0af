package unimig.runner.engine;

/**
 * What {@link MigrationEngine#baseline} did.
 *
 * @param version up to which the database counts as migrated
 */
public record BaselineResult(String version, String description) {}
