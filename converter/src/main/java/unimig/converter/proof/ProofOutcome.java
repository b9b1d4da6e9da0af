package unimig.converter.proof;

import java.util.List;

/**
 * What a whole proof came to.
 *
 * @param migrations in order of version; fewer than there are if one differed
 */
public record ProofOutcome(List<MigrationProof> migrations, ProofTime time) {
  public ProofOutcome {
    migrations = List.copyOf(migrations);
  }
}
