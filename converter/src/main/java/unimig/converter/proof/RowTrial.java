package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.rows.FilledTables;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;

/**
 * A migration on rows.
 *
 * @param rows which rows, such as {@code wide}
 * @param filled what there was of them
 * @param outcomes of up, down and up again, as far as they were tried and can be compared
 * @param differsByItself whether two runs of the original differ on these rows as original and
 *     converted do, so that nothing can be told from there on
 */
record RowTrial(String rows, FilledTables filled, List<Outcome> outcomes, boolean differsByItself) {
  RowTrial {
    outcomes = List.copyOf(outcomes);
  }

  RowTrial(String rows, FilledTables filled, List<Outcome> outcomes) {
    this(rows, filled, outcomes, false);
  }

  /** A value of a row, or a whole row, of a table. */
  private record Spot(String table, Kind kind, String attribute) {}

  /** Where rows differ at the end, if it is rows alone that do. */
  private Set<Spot> spots() {
    Step last = outcomes.get(outcomes.size() - 1).step();
    boolean isByRows = last.differences().stream().allMatch(each -> each.area() == Area.ROWS);
    return isByRows && last.message().isEmpty()
        ? last.differences().stream()
            .map(each -> new Spot(each.object(), each.kind(), each.attribute()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Whether two runs of the original might differ in the same way. */
  boolean mayDifferByItself() {
    return !isEqual() && !spots().isEmpty();
  }

  /**
   * Without the last outcome, if the original differs from itself there wherever this differs.
   *
   * @param repeated two runs of the original on the same rows
   */
  RowTrial judgedBy(RowTrial repeated) {
    boolean isSamePlace = repeated.outcomes.size() == outcomes.size() && !repeated.isEqual();
    return isSamePlace && repeated.spots().containsAll(spots())
        ? new RowTrial(rows, filled, outcomes.subList(0, outcomes.size() - 1), true)
        : this;
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
