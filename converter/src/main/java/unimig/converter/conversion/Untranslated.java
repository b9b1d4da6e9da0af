package unimig.converter.conversion;

import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Faults of the translator, which never keep a migration from being converted. */
final class Untranslated {
  private static final String CODE = "TRANSLATION_FAILED";

  private Untranslated() {}

  /** A warning about what is our fault, not the user's. */
  static Diagnostic failure(SourceSpan place, String message) {
    return Diagnostic.warning(
        place, CODE, message, "report it; the migration runs as the original script");
  }

  static Diagnostic failure(SourceSpan place, RuntimeException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return failure(place, "the translator failed: " + e.getClass().getSimpleName() + ": " + said);
  }
}
