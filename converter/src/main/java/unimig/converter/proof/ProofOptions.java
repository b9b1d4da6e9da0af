package unimig.converter.proof;

import java.util.Optional;
import unimig.converter.witness.NodeWitness;

/**
 * What a proof is to try.
 *
 * @param node runs the originals on a third database too, if there is one; stays the caller's to
 *     close
 */
public record ProofOptions(Level level, Optional<NodeWitness> node) {

  /** Without a witness. */
  public static ProofOptions of(Level level) {
    return new ProofOptions(level, Optional.empty());
  }

  public ProofOptions withWitness(Optional<NodeWitness> witness) {
    return new ProofOptions(level, witness);
  }
}
