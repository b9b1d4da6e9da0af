package unimig.converter.proof;

import unimig.runner.diagnostic.SurroundingsFailure;

/** The proof could not be carried on: a database is gone, or the set is not what was converted. */
public final class ProofFailedException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  public ProofFailedException(String message) {
    super(message);
  }

  public ProofFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String code() {
    return "PROOF_STOPPED";
  }
}
