package unimig.consolidator.drift;

import java.util.List;
import java.util.Optional;

/** Where a database stands in the course of the migrations, by its schema. */
public sealed interface Standing {
  <R> R accept(Visitor<R> visitor);

  /** It has the schema that its applied migrations make. */
  record AsApplied() implements Standing {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.asApplied(this);
    }
  }

  /**
   * It has the schema of another place.
   *
   * @param after migrations after each of which the schema is so, in order; empty if it is so
   *     before the first
   * @param isBehind whether that is before the last applied migration, rather than after it
   */
  record Elsewhere(List<Step> after, boolean isBehind) implements Standing {
    public Elsewhere {
      after = List.copyOf(after);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.elsewhere(this);
    }
  }

  /**
   * It never was as the migrations make it, or somebody changed it.
   *
   * @param first the earliest applied migration whose effect on the schema is not there; empty if
   *     there is only what no applied migration made
   * @param nearest another place from which the schema differs less than half as much as from that
   *     of the last applied migration
   */
  record Diverged(Optional<Step> first, Optional<Nearest> nearest) implements Standing {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.diverged(this);
    }
  }

  /** One method for each case. */
  interface Visitor<R> {
    R asApplied(AsApplied standing);

    R elsewhere(Elsewhere standing);

    R diverged(Diverged standing);
  }
}
