package unimig.runner.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every finding of a run whose input was bad, in order of place, to the command line. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * @param diagnostics at least one of them an error
   * @throws IllegalArgumentException if none is an error
   */
  public BadInputException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream().sorted().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
      throw new IllegalArgumentException("no error among " + diagnostics);
    }
    this.diagnostics = diagnostics.stream().sorted().toList();
  }

  /** Not empty, sorted by place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
