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
 */
public record ProofOutcome(
    List<MigrationProof> migrations, ProofTime time, Map<String, BranchCoverage> branches) {
  public ProofOutcome {
    migrations = List.copyOf(migrations);
    branches = Collections.unmodifiableMap(new TreeMap<>(branches));
  }
}
