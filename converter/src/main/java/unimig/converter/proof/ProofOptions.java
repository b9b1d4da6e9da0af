package unimig.converter.proof;

import java.util.Optional;
import unimig.converter.witness.NodeWitness;

/**
 * What a proof is to try.
 *
 * @param rows on which migrations are tried besides, from level {@link Level#FULL} on
 * @param node runs the originals on a third database too, if there is one; stays the caller's to
 *     close
 */
public record ProofOptions(Level level, RowSettings rows, Optional<NodeWitness> node) {

  /** Without a witness and without rows. */
  public static ProofOptions of(Level level) {
    return new ProofOptions(level, RowSettings.NONE, Optional.empty());
  }

  public ProofOptions withWitness(Optional<NodeWitness> witness) {
    return new ProofOptions(level, rows, witness);
  }
}
