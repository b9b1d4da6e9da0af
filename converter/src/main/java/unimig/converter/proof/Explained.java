package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Step;
import unimig.runner.catalog.Difference;

/**
 * A difference with the statements that made it.
 *
 * @param original the original's, or the witness's; empty if none names what differs
 * @param converted likewise
 */
public record Explained(Difference difference, Optional<Sent> original, Optional<Sent> converted) {
  /**
   * The first differences of a step.
   *
   * @param most how many at most
   */
  public static List<Explained> of(Step step, int most) {
    StatementSearch ours = new StatementSearch(step.original(), false);
    StatementSearch theirs = new StatementSearch(step.converted(), true);
    return step.differences().stream()
        .limit(most)
        .map(each -> new Explained(each, ours.find(each), theirs.find(each)))
        .toList();
  }
}
