package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.rows.FilledTables;

/**
 * A migration on rows.
 *
 * @param rows which rows, such as {@code wide}
 * @param filled what there was of them
 * @param outcomes of up, down and up again, as far as they were tried
 */
record RowTrial(String rows, FilledTables filled, List<Outcome> outcomes) {
  RowTrial {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether the migration did what was tried first: it came up on these rows, or down. */
  boolean isUp() {
    return !outcomes.isEmpty() && outcomes.get(0).step().result() == Result.EQUAL;
  }

  /** Whether nothing differs, be it that both sides fail alike. */
  boolean isEqual() {
    return outcomes.stream()
        .allMatch(
            outcome ->
                outcome.step().result() != Result.DIFFERENT
                    && Optional.of(outcome)
                        .flatMap(Outcome::witness)
                        .filter(step -> step.result() == Result.DIFFERENT)
                        .isEmpty());
  }
}
