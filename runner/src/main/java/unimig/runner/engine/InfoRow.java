package unimig.runner.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * One migration as files and database have it.
 *
 * @param version empty for a repeatable one
 * @param description with spaces
 * @param kind Flyway's type, such as {@code SQL}, {@code JDBC} or {@code BASELINE}
 * @param state Flyway's name of it, such as {@code Success}, {@code Pending} or {@code Missing}
 * @param pending whether migrate would run it
 * @param mode how it was converted, in lower case, where the manifest tells it
 * @param legacy file that it came from, where the manifest tells it
 * @param installedOn when it was applied
 * @param milliseconds that it took
 */
public record InfoRow(
    Optional<String> version,
    String description,
    String kind,
    String state,
    boolean pending,
    Optional<String> mode,
    Optional<String> legacy,
    Optional<Instant> installedOn,
    Optional<Integer> milliseconds) {}
