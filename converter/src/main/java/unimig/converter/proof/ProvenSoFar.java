package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;

/** What a proof has found until now, in order of version; the listener knows of all of it. */
final class ProvenSoFar {
  private final List<MigrationProof> proofs = new ArrayList<>();
  private final ProofListener listener;

  /**
   * @param earlier which the listener knows already
   */
  ProvenSoFar(List<MigrationProof> earlier, ProofListener listener) {
    this.proofs.addAll(earlier);
    this.listener = listener;
  }

  void add(MigrationProof proof) {
    proofs.add(proof);
    listener.proven(proof);
  }

  /**
   * Adds what was found of migrations that are here already.
   *
   * @return whether there is anything
   */
  boolean add(List<MigrationProof> found) {
    for (MigrationProof more : found) {
      for (int i = 0; i < proofs.size(); i++) {
        if (proofs.get(i).version().equals(more.version())) {
          proofs.set(i, proofs.get(i).with(more));
          listener.proven(proofs.get(i));
        }
      }
    }
    return !found.isEmpty();
  }

  int size() {
    return proofs.size();
  }

  boolean isEqual() {
    return proofs.stream().allMatch(MigrationProof::isEqual);
  }

  List<MigrationProof> all() {
    return List.copyOf(proofs);
  }
}
