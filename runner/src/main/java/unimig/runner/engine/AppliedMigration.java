package unimig.runner.engine;

import java.util.Optional;

/**
 * A migration that a run applied.
 *
 * @param version empty for a repeatable one
 * @param description with spaces
 * @param milliseconds that it took
 */
public record AppliedMigration(Optional<String> version, String description, long milliseconds) {}
