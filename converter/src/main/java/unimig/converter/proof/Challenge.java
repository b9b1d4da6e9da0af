package unimig.converter.proof;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.source.VersionedMigration;

/**
 * Tries sets that differ from the converted one in one migration each, where that migration stands
 * in the history, and tells whether the proof notices.
 */
final class Challenge {
  private final Course course;
  private final Trial genuine;
  private final RowTrials rowTrials;
  private final Function<Path, Trial> trials;

  /**
   * @param genuine runs the converted set
   * @param trials runs another one
   */
  Challenge(Course course, Trial genuine, RowTrials rowTrials, Function<Path, Trial> trials) {
    this.course = course;
    this.genuine = genuine;
    this.rowTrials = rowTrials;
    this.trials = trials;
  }

  /** Takes the next migration up, with all that stand in for it tried on the way. */
  void run(VersionedMigration migration, List<? extends Suspect> suspects) throws SQLException {
    if (suspects.isEmpty()) {
      up(migration);
      return;
    }
    Set<Long> roles = course.roles().all();
    RowTrials.Before before = rowTrials.before();
    up(migration);
    try (Around around = rowTrials.around(migration, before)) {
      boolean makesRoles = !roles.equals(course.roles().all());
      for (Suspect suspect : suspects) {
        if (makesRoles) {
          suspect.notTried();
        } else {
          run(around, suspect);
        }
      }
    }
  }

  private void up(VersionedMigration migration) throws SQLException {
    if (!genuine.run(course.pair(), migration, Phase.UP).isEqual()) {
      throw new ProofFailedException(
          migration.migration().path() + " is not proven; prove the set first");
    }
  }

  private void run(Around around, Suspect suspect) throws SQLException {
    Optional<Path> set = suspect.directory();
    if (set.isEmpty()) {
      suspect.notTried();
      return;
    }
    try (Trial other = trials.apply(set.get())) {
      suspect.tried(rowTrials.notice(around, other));
    }
  }
}
