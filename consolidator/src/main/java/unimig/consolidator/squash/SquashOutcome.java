package unimig.consolidator.squash;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.squash.SquashRecord;

/** What came of a squash. Only {@link Kept} has written anything. */
public sealed interface SquashOutcome {
  /**
   * A script was found equal and is in its place.
   *
   * @param file path below the directory
   * @param form how it was made, such as {@code dump}
   * @param tables that were compared
   * @param rows that are in them
   * @param frozen tables with values that the run computed, and another run would not
   * @param rejected what was tried before
   * @param notes what the user should know, full sentences
   */
  record Kept(
      SquashRecord squash,
      String file,
      String form,
      int tables,
      long rows,
      List<String> frozen,
      List<Attempt> rejected,
      List<String> notes)
      implements SquashOutcome {
    public Kept {
      frozen = List.copyOf(frozen);
      rejected = List.copyOf(rejected);
      notes = List.copyOf(notes);
    }
  }

  /** None was found equal. */
  record Different(List<Attempt> attempts) implements SquashOutcome {
    public Different {
      attempts = List.copyOf(attempts);
    }
  }

  /** There is a squash of that version, and nothing from which to make it anew. */
  record UpToDate(SquashRecord squash) implements SquashOutcome {}

  /** It would not be safe. */
  record Refused(List<Diagnostic> reasons) implements SquashOutcome {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A script that was not kept.
   *
   * @param form how it was made
   * @param reason why there was none, or why it did not run; else how many differences there are
   * @param differences one line each
   */
  record Attempt(String form, String reason, List<String> differences) {
    public Attempt {
      differences = List.copyOf(differences);
    }
  }
}
