package unimig.runner.diagnostic;

/** How much a {@link Diagnostic} matters; an {@link #ERROR} stops the command with exit code 3. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
