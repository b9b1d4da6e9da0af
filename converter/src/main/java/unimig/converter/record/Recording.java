package unimig.converter.record;

import java.util.List;
import java.util.Optional;

/**
 * All that a static Knex migration does, in order.
 *
 * @param up never depends on what the database answers
 * @param down likewise; may be empty, as many a {@code down} does nothing
 * @param irreversible the message with which the original's {@code down} always throws; {@code
 *     down} is then empty
 * @param transactional false for {@code exports.config = { transaction: false }}
 */
public record Recording(
    List<Step> up, List<Step> down, Optional<String> irreversible, boolean transactional) {
  public Recording {
    up = List.copyOf(up);
    down = List.copyOf(down);
  }

  /** A migration whose {@code down} does what {@code down} says. */
  public Recording(List<Step> up, List<Step> down, boolean transactional) {
    this(up, down, Optional.empty(), transactional);
  }
}
