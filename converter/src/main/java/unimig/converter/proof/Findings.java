package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Rows;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.MigrationProof.Witness;
import unimig.converter.proof.Trial.Outcome;
import unimig.runner.manifest.Entry;

/** What has been found of one migration so far. */
final class Findings {
  private final Entry entry;
  private final Optional<String> through;
  private final List<Step> steps = new ArrayList<>();
  private final List<Rows> rows = new ArrayList<>();
  private final List<Step> testimony = new ArrayList<>();

  /**
   * @param through by what a witness runs it, if there is one
   */
  Findings(Entry entry, Optional<String> through) {
    this.entry = entry;
    this.through = through;
  }

  /** Takes note of an outcome, and gives it back. */
  Outcome add(Outcome outcome) {
    steps.add(outcome.step());
    outcome.witness().ifPresent(testimony::add);
    return outcome;
  }

  void add(List<Step> others) {
    steps.addAll(others);
  }

  boolean isEqual() {
    return Stream.concat(steps.stream(), testimony.stream())
        .allMatch(step -> step.result() != Result.DIFFERENT);
  }

  /** Takes note of a migration on rows. */
  void add(RowTrial trial) {
    trial.outcomes().forEach(this::add);
    rows.add(new Rows(trial.rows(), trial.filled(), trial.isUp(), trial.differsByItself()));
  }

  void noWayDown() {
    Step none = Step.of(Phase.DOWN, Result.NONE);
    steps.add(none);
    if (!testimony.isEmpty()) {
      testimony.add(none);
    }
  }

  MigrationProof proof() {
    return new MigrationProof(
        entry.version(),
        entry.legacyName(),
        entry.source(),
        entry.mode(),
        steps,
        rows,
        through.map(each -> new Witness(each, testimony)));
  }
}
