package unimig.converter.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.coverage.BranchCoverage;

/**
 * What a whole proof came to.
 *
 * @param migrations in order of version; fewer than there are if one differed
 * @param branches of the originals that are scripts, over all their runs, by the path of each
 * @param orders of the same migrations that were tried besides
 */
public record ProofOutcome(
    List<MigrationProof> migrations,
    ProofTime time,
    Map<String, BranchCoverage> branches,
    List<OrderTrial> orders) {
  public ProofOutcome {
    migrations = List.copyOf(migrations);
    orders = List.copyOf(orders);
    branches = Collections.unmodifiableMap(new TreeMap<>(branches));
  }
}
