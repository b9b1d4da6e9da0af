package unimig.converter.scratch;

import org.jspecify.annotations.Nullable;
import unimig.runner.diagnostic.SurroundingsFailure;

/**
 * A scratch server or database could not be had. The message names the server, what was tried and
 * what to do; passwords are never in it.
 */
public final class ScratchException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  ScratchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  ScratchException(String message) {
    this(message, null);
  }

  @Override
  public String code() {
    return "SCRATCH_UNAVAILABLE";
  }
}
