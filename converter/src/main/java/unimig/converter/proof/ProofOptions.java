package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.converter.source.OtherOrder;
import unimig.converter.witness.NodeWitness;

/**
 * What a proof is to try.
 *
 * @param rows on which migrations are tried besides, from level {@link Level#FULL} on
 * @param node runs the originals on a third database too, if there is one; stays the caller's to
 *     close
 * @param earlier what a proof that was interrupted had found of the first migrations, all equal
 * @param orders in which the originals are tried besides, from level {@link Level#FULL} on
 */
public record ProofOptions(
    Level level,
    RowSettings rows,
    Optional<NodeWitness> node,
    List<MigrationProof> earlier,
    List<OtherOrder> orders) {
  public ProofOptions {
    earlier = List.copyOf(earlier);
    orders = List.copyOf(orders);
  }

  /** Without a witness and without rows, from the first migration on. */
  public static ProofOptions of(Level level) {
    return new ProofOptions(level, RowSettings.NONE, Optional.empty(), List.of(), List.of());
  }

  public ProofOptions withRows(RowSettings settings) {
    return new ProofOptions(level, settings, node, earlier, orders);
  }

  public ProofOptions withWitness(Optional<NodeWitness> witness) {
    return new ProofOptions(level, rows, witness, earlier, orders);
  }

  public ProofOptions after(List<MigrationProof> proofs) {
    return new ProofOptions(level, rows, node, proofs, orders);
  }

  public ProofOptions withOrders(List<OtherOrder> others) {
    return new ProofOptions(level, rows, node, earlier, others);
  }
}
