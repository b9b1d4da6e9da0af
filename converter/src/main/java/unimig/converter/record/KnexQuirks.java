package unimig.converter.record;

import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** What Knex does that its users do not expect, and production databases contain. */
public final class KnexQuirks {
  /** Code of {@link #questionMark}. */
  public static final String QUESTION_MARK = "QUESTION_MARK_QUIRK";

  private KnexQuirks() {}

  /** A question mark in a statement without values. */
  public static Diagnostic questionMark(SourceSpan statement) {
    return Diagnostic.warning(
        statement,
        QUESTION_MARK,
        "Knex numbers a question mark in a text that has no value for it",
        "know that the database holds \"$1\" there; the conversion keeps it");
  }
}
