package unimig.converter.conversion;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Faults of the translator, which never keep a migration from being converted. */
final class Untranslated {
  private static final String CODE = "TRANSLATION_FAILED";

  /** Of the warning that what is known of the columns is of no use to a migration. */
  static final String WITHOUT_TYPES = "TYPES_NOT_USED";

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

  /**
   * @param untyped the migration as it is where nothing is known of the tables
   * @param reasons why it is not with what is known; the last is told
   */
  static Unit withoutTypes(Unit untyped, List<Diagnostic> reasons) {
    if (!untyped.isTranslated()) {
      return untyped;
    }
    Diagnostic last = reasons.get(reasons.size() - 1);
    return untyped.saying(
        Diagnostic.warning(
            last.place(),
            WITHOUT_TYPES,
            "the types of columns are not used: " + last.message(),
            "report it; the class does the same without them, in more words"));
  }
}
