package unimig.runner.cli;

import unimig.runner.engine.FailureCode;

/** What the process ends with; the same for every subcommand. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int BAD_INPUT = 3;
  public static final int NOT_EQUIVALENT = 4;
  public static final int DRIFT = 5;
  public static final int PENDING = 6;
  public static final int LOCKED_OUT = 7;
  public static final int REFUSED = 8;

  /** For {@code --help}: code and meaning, divided by a colon as picocli wants it. */
  static final String[] HELP = {
    DONE + ":done",
    FAILED + ":failed",
    USAGE + ":wrong usage",
    BAD_INPUT + ":bad input, with diagnostics",
    NOT_EQUIVALENT + ":the converted set is not equivalent to the original",
    DRIFT + ":what is applied differs from the files",
    PENDING + ":migrations are pending (with --check)",
    LOCKED_OUT + ":another run holds the lock",
    REFUSED + ":refused for safety; nothing was touched",
  };

  private ExitCode() {}

  static int of(FailureCode code) {
    return switch (code.category()) {
      case FAILED -> FAILED;
      case BAD_INPUT -> BAD_INPUT;
      case DRIFT -> DRIFT;
      case LOCKED_OUT -> LOCKED_OUT;
      case REFUSED -> REFUSED;
    };
  }
}
