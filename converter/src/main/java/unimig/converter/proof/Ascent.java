package unimig.converter.proof;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;

/**
 * The way up: each migration up, down and up again before the next one, and the stretches that they
 * make down and up again. Ends at the first migration that differs, as all after it would.
 */
final class Ascent {
  private final Trial trial;
  private final Course course;
  private final List<VersionedMigration> migrations;
  private final Function<VersionedMigration, Findings> begin;
  private final ProvenSoFar proven;
  private final Optional<Stretches> stretches;
  private final RowTrials rowTrials;
  private final Optional<MigrationTexts> texts;

  /**
   * @param migrations in order
   * @param begin gives the findings of a migration, still without any
   * @param stretches if they are wanted
   * @param texts if failures are to be injected
   */
  Ascent(
      Trial trial,
      Course course,
      List<VersionedMigration> migrations,
      Function<VersionedMigration, Findings> begin,
      ProvenSoFar proven,
      Optional<Stretches> stretches,
      RowTrials rowTrials,
      Optional<MigrationTexts> texts) {
    this.rowTrials = rowTrials;
    this.trial = trial;
    this.course = course;
    this.migrations = List.copyOf(migrations);
    this.begin = begin;
    this.proven = proven;
    this.stretches = stretches;
    this.texts = texts;
  }

  /** Takes all up that are not proven yet, as long as they are equal. */
  void run() throws SQLException {
    int done = proven.size();
    if (done > 0) {
      course.resume(done, trial);
      stretches.ifPresent(each -> each.resume(proven.all()));
    }
    for (VersionedMigration migration : migrations.subList(done, migrations.size())) {
      if (!hasDown(migration)) {
        endStretch();
      }
      if (!proven.isEqual()) {
        return;
      }
      one(migration);
    }
    endStretch();
  }

  private void endStretch() throws SQLException {
    if (stretches.isPresent() && proven.isEqual()) {
      proven.add(stretches.get().end(proven.size()));
    }
  }

  /** What a migration had left when it was first up, and in the end. */
  private record Tried(Outcome up, Outcome last) {}

  private void one(VersionedMigration migration) throws SQLException {
    Findings findings = begin.apply(migration);
    Tried tried = alone(migration, findings);
    proven.add(findings.proof());
    if (findings.isEqual()) {
      goOn(migration, tried.up(), tried.last());
    }
  }

  private Tried alone(VersionedMigration migration, Findings findings) throws SQLException {
    Optional<Interruptions> broken = interruptions(migration);
    try (RowTrials.Attempt onRows = rowTrials.begin(migration)) {
      Outcome up = findings.add(run(migration, Phase.UP, broken.map(Interruptions::up)));
      Outcome last = up;
      if (up.isEqual()) {
        onRows.isUp();
        last = wayBack(migration, findings, broken).orElse(up);
        onRows.run().forEach(findings::add);
      }
      if (broken.isPresent() && findings.isEqual()) {
        findings.add(broken.get().run(last.step().phase() == Phase.UP_AGAIN));
      }
      return new Tried(up, last);
    } finally {
      broken.ifPresent(Interruptions::close);
    }
  }

  private Optional<Interruptions> interruptions(VersionedMigration migration) throws SQLException {
    return texts.isPresent()
        ? Optional.of(
            new Interruptions(trial, course, migration, texts.get().mayLeaveParts(migration)))
        : Optional.empty();
  }

  private Outcome run(
      VersionedMigration migration, Phase phase, Optional<Both<Injection>> injections)
      throws SQLException {
    return injections.isPresent()
        ? trial.run(course.pair(), migration, phase, injections.get())
        : trial.run(course.pair(), migration, phase);
  }

  /** Makes the databases fit for the next migration, and ends a stretch where it must end. */
  private void goOn(VersionedMigration migration, Outcome up, Outcome last) throws SQLException {
    boolean restart = !isBackUp(up, last);
    if (stretches.isPresent()) {
      restart |= stretch(stretches.get(), migration, up, last);
    }
    boolean more = proven.size() < migrations.size() || stretches.isPresent();
    if (more && restart && proven.isEqual()) {
      course.restart(proven.size(), trial);
    }
  }

  /** Whether the databases are not any more what the migration has left. */
  private boolean stretch(Stretches all, VersionedMigration migration, Outcome up, Outcome last)
      throws SQLException {
    int index = proven.size() - 1;
    if (!hasDown(migration)) {
      all.skip(index);
      return false;
    }
    if (last.step().result() == Result.EQUAL) {
      all.goOn(up);
      return false;
    }
    return proven.add(all.endBefore(index));
  }

  /** Whether everything is as it was when the migration had gone up for the first time. */
  private static boolean isBackUp(Outcome up, Outcome last) {
    // One that has come down and does not come up again is gone from the runner's history.
    boolean isUp = last.step().phase() != Phase.UP_AGAIN || last.step().result() == Result.EQUAL;
    return isUp && last.isAgain(up);
  }

  /**
   * Down and up again, as far as the original goes.
   *
   * @return what it came to in the end; empty if there is nothing to run
   */
  private Optional<Outcome> wayBack(
      VersionedMigration migration, Findings findings, Optional<Interruptions> broken)
      throws SQLException {
    if (!hasDown(migration)) {
      findings.noWayDown();
      return Optional.empty();
    }
    Outcome down = findings.add(run(migration, Phase.DOWN, broken.map(Interruptions::down)));
    return Optional.of(
        down.isEqual() ? findings.add(trial.run(course.pair(), migration, Phase.UP_AGAIN)) : down);
  }

  /** Whether there is a way back to run, which may well fail. */
  static boolean hasDown(VersionedMigration migration) {
    return !(migration.migration().body() instanceof Sql sql) || sql.down().isPresent();
  }
}
