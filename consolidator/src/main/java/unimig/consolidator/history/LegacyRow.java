package unimig.consolidator.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What a history says of one migration.
 *
 * @param name as the history has it
 * @param appliedAt absent where the history keeps no times
 * @param startedAt absent where the history does not tell
 * @param batch Knex's
 * @param checksum Prisma's, SHA-256 of {@code migration.sql} in lower-case hex; Flyway's, a number
 */
public record LegacyRow(
    String name,
    State state,
    Optional<Instant> startedAt,
    Optional<Instant> appliedAt,
    Optional<Integer> batch,
    Optional<String> checksum) {

  /** What became of it. */
  public enum State {
    APPLIED,
    /** Begun and not finished, none of its steps done as far as the history tells. */
    FAILED,
    /** Begun and not finished, and some of it may have stayed. */
    HALF_APPLIED,
    ROLLED_BACK
  }
}
