package unimig.converter.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.VersionedMigration;

/**
 * All migrations up on fresh databases, as many in one transaction as Knex takes at once, and as
 * the runner does with {@code --group}. What a batch comes to is found of its last migration.
 */
final class BatchTrial {
  private final Trial trial;
  private final Course course;
  private final Batches batches;
  private final Function<VersionedMigration, Findings> begin;
  private final ProofListener listener;
  private final List<MigrationProof> found = new ArrayList<>();

  BatchTrial(
      Trial trial,
      Course course,
      Batches batches,
      Function<VersionedMigration, Findings> begin,
      ProofListener listener) {
    this.trial = trial;
    this.course = course;
    this.batches = batches;
    this.begin = begin;
    this.listener = listener;
  }

  /** Ends at a difference. Runs nothing where Knex takes no two migrations at once. */
  List<MigrationProof> run() throws SQLException {
    for (List<VersionedMigration> batch : batches.all()) {
      batches.reasonApart(batch).ifPresent(name -> add(last(batch), apart(name)));
    }
    if (batches.all().stream().anyMatch(batches::isTogether)) {
      course.beginAnew();
      runAll();
    }
    return found;
  }

  private void runAll() throws SQLException {
    for (List<VersionedMigration> batch : batches.all()) {
      if (!run(batch)) {
        return;
      }
    }
  }

  private static VersionedMigration last(List<VersionedMigration> batch) {
    return batch.get(batch.size() - 1);
  }

  private boolean run(List<VersionedMigration> batch) throws SQLException {
    listener.at(Phase.BATCH, last(batch).migration().legacyName());
    if (!batches.isTogether(batch)) {
      return oneByOne(batch);
    }
    Step step = trial.together(course.pair(), batch).step();
    add(last(batch), described(step, batch.size()));
    return step.result() == Result.FAILS_ALIKE ? oneByOne(batch) : step.result() == Result.EQUAL;
  }

  private boolean oneByOne(List<VersionedMigration> batch) throws SQLException {
    for (VersionedMigration migration : batch) {
      Optional<Outcome> failed = trial.goUp(course.pair(), migration);
      failed.ifPresent(outcome -> add(migration, outcome.step()));
      if (failed.isPresent()) {
        return false;
      }
    }
    return true;
  }

  private void add(VersionedMigration migration, Step step) {
    Findings findings = begin.apply(migration);
    findings.add(List.of(step));
    found.add(findings.proof());
  }

  private static Step apart(String name) {
    return Step.of(Phase.BATCH, Result.NONE)
        .saying("Knex takes the set one by one, as " + name + " has no transaction");
  }

  private static Step described(Step step, int size) {
    String batch = size + " migrations in one transaction";
    return step.saying(step.message().map(message -> batch + ": " + message).orElse(batch));
  }
}
