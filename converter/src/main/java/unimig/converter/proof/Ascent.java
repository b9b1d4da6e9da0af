package unimig.converter.proof;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
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

  /**
   * @param migrations in order
   * @param begin gives the findings of a migration, still without any
   * @param stretches if they are wanted
   */
  Ascent(
      Trial trial,
      Course course,
      List<VersionedMigration> migrations,
      Function<VersionedMigration, Findings> begin,
      ProvenSoFar proven,
      Optional<Stretches> stretches,
      RowTrials rowTrials) {
    this.rowTrials = rowTrials;
    this.trial = trial;
    this.course = course;
    this.migrations = List.copyOf(migrations);
    this.begin = begin;
    this.proven = proven;
    this.stretches = stretches;
  }

  /** Takes all up, as long as they are equal. */
  void run() throws SQLException {
    for (VersionedMigration migration : migrations) {
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

  private void one(VersionedMigration migration) throws SQLException {
    Findings findings = begin.apply(migration);
    Outcome up;
    Outcome last;
    try (RowTrials.Attempt onRows = rowTrials.begin(migration)) {
      up = findings.add(trial.run(course.pair(), migration, Phase.UP));
      last = up;
      if (up.isEqual()) {
        onRows.isUp();
        last = wayBack(migration, findings).orElse(up);
        onRows.run().forEach(findings::add);
      }
    }
    proven.add(findings.proof());
    if (!findings.isEqual()) {
      return;
    }
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
  private Optional<Outcome> wayBack(VersionedMigration migration, Findings findings)
      throws SQLException {
    if (!hasDown(migration)) {
      findings.noWayDown();
      return Optional.empty();
    }
    Outcome down = findings.add(trial.run(course.pair(), migration, Phase.DOWN));
    return Optional.of(
        down.isEqual() ? findings.add(trial.run(course.pair(), migration, Phase.UP_AGAIN)) : down);
  }

  private static boolean hasDown(VersionedMigration migration) {
    return !(migration.migration().body() instanceof Sql sql) || sql.down().isPresent();
  }
}
