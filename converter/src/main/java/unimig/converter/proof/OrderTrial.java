package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.converter.source.OtherOrder.Turned;
import unimig.runner.catalog.Difference;

/**
 * What all originals leave in another order than the converted one.
 *
 * @param name whose order it is
 * @param turned neighbours of that order that the converted set has the other way round
 * @param failure why it does not come up in that order, without bound values
 * @param differences sorted, between what both orders leave
 */
public record OrderTrial(
    String name, List<Turned> turned, Optional<String> failure, List<Difference> differences) {
  public OrderTrial {
    turned = List.copyOf(turned);
    differences = List.copyOf(differences);
  }

  /** Whether both orders leave another database. */
  public boolean matters() {
    return failure.isPresent() || !differences.isEmpty();
  }
}
