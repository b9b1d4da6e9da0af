package unimig.converter.record;

import java.util.List;

/**
 * All that a static Knex migration does, in order.
 *
 * @param up never depends on what the database answers
 * @param down likewise; may be empty, as many a {@code down} does nothing
 * @param transactional false for {@code exports.config = { transaction: false }}
 */
public record Recording(List<Step> up, List<Step> down, boolean transactional) {
  public Recording {
    up = List.copyOf(up);
    down = List.copyOf(down);
  }
}
