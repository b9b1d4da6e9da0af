package unimig.consolidator.drift;

import java.util.List;
import unimig.runner.catalog.Difference;

/**
 * The place from which a schema differs the least.
 *
 * @param after migrations after each of which it is so, in order; empty before the first
 * @param differences with the database as the original; not empty
 */
public record Nearest(List<Step> after, List<Difference> differences) {
  public Nearest {
    after = List.copyOf(after);
    differences = List.copyOf(differences);
  }
}
