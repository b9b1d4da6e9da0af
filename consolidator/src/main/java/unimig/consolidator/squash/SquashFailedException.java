package unimig.consolidator.squash;

import org.jspecify.annotations.Nullable;
import unimig.runner.diagnostic.SurroundingsFailure;

/** What a squash needs of its surroundings is not there, or does not do what it should. */
public final class SquashFailedException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  private final String code;

  SquashFailedException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** {@code PG_DUMP_MISSING}, {@code PG_DUMP_FAILED} or {@code SQUASH_FAILED}. */
  @Override
  public String code() {
    return code;
  }
}
