package unimig.runner.diagnostic;

import java.util.Comparator;
import java.util.Locale;

/**
 * One finding about a user's input.
 *
 * @param place where it is
 * @param severity whether it stops the command
 * @param code stable and upper case with underscores, such as {@code MISSING_MODULE}; tests and
 *     users may rely on it
 * @param message what is wrong, with the object quoted
 * @param advice what to do about it, as an imperative sentence without a full stop
 */
public record Diagnostic(
    SourceSpan place, Severity severity, String code, String message, String advice)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::place)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public static Diagnostic error(SourceSpan place, String code, String message, String advice) {
    return new Diagnostic(place, Severity.ERROR, code, message, advice);
  }

  public static Diagnostic warning(SourceSpan place, String code, String message, String advice) {
    return new Diagnostic(place, Severity.WARNING, code, message, advice);
  }

  public static Diagnostic note(SourceSpan place, String code, String message, String advice) {
    return new Diagnostic(place, Severity.NOTE, code, message, advice);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** By place, then severity, code and message. */
  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: severity: message; advice [CODE]}, in one line. */
  @Override
  public String toString() {
    return "%s: %s: %s; %s [%s]"
        .formatted(place, severity.name().toLowerCase(Locale.ROOT), message, advice, code);
  }
}
