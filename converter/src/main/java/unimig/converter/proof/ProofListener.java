package unimig.converter.proof;

import unimig.converter.proof.MigrationProof.Phase;

/** Told of a proof while it goes on, in the thread that runs it. */
public interface ProofListener {
  /** Hears nothing. */
  ProofListener SILENT = new ProofListener() {};

  /**
   * One migration has gone up, down and up again; in order of version. Told again of one for which
   * more was found later.
   */
  default void proven(MigrationProof proof) {}

  /** A migration is about to be tried together with others, after each has been proven alone. */
  default void at(Phase phase, String legacyName) {}
}
