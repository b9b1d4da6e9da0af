package unimig.runner.engine;

/**
 * What {@link MigrationEngine#rollback} did.
 *
 * @param description with spaces
 */
public record RollbackResult(String version, String description, long milliseconds) {}
