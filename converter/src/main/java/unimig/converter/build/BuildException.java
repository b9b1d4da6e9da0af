package unimig.converter.build;

import org.jspecify.annotations.Nullable;
import unimig.runner.diagnostic.SurroundingsFailure;

/** The surroundings do not let us build: no compiler, or files that cannot be read or written. */
public final class BuildException extends RuntimeException implements SurroundingsFailure {
  private static final long serialVersionUID = 1L;

  BuildException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public String code() {
    return "BUILD_FAILED";
  }
}
