package unimig.converter.witness;

import unimig.runner.diagnostic.SurroundingsFailure;

/** Node does not do what it was started for. */
public final class WitnessException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  WitnessException(String message) {
    super(message);
  }

  WitnessException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String code() {
    return "NODE_FAILED";
  }
}
