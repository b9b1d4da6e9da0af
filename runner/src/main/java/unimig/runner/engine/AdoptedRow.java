package unimig.runner.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A row for Flyway's history of a migration that another tool applied.
 *
 * @param description as Flyway records it, with spaces
 * @param type {@code SQL} or {@code JDBC}
 * @param script file name or class name
 * @param checksum as Flyway computes it
 * @param installedOn when the other tool applied it; absent where nobody knows, for now
 * @param milliseconds how long it ran; 0 where nobody knows
 * @param legacy what the other tool knew
 */
public record AdoptedRow(
    String version,
    String description,
    String type,
    String script,
    Optional<Integer> checksum,
    Optional<Instant> installedOn,
    int milliseconds,
    Legacy legacy) {

  /**
   * What the other tool knew of it.
   *
   * @param set name of the legacy set
   * @param name as the legacy history has it
   * @param table of the legacy history; absent where the set keeps none
   * @param batch of Knex
   */
  public record Legacy(
      String set, String name, Optional<LegacyTable> table, Optional<Integer> batch) {}

  /** A table of another tool, as the catalog has its name. */
  public record LegacyTable(String schema, String name) {}
}
