package unimig.converter.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.VersionedMigration;

/**
 * One migration on one pair of filled databases, up and down, and where it is up or down already.
 */
final class RowCourse {
  private final VersionedMigration migration;
  private final Pair pair;
  private final Runs runs;
  private final List<Outcome> outcomes = new ArrayList<>();

  RowCourse(VersionedMigration migration, Pair pair, Runs runs) {
    this.migration = migration;
    this.pair = pair;
    this.runs = runs;
  }

  /** How either side is run, and compared. */
  interface Runs {
    Outcome run(Pair pair, VersionedMigration migration, Phase phase) throws SQLException;
  }

  /**
   * Up, down and up again, as far as the original goes.
   *
   * @param repeats whether it is tried too on databases on which it was up or down already, as it
   *     asks what is there
   */
  List<Outcome> up(boolean hasDown, boolean repeats) throws SQLException {
    if (!run(Phase.UP_WITH_ROWS)) {
      return outcomes;
    }
    if (!hasDown) {
      if (repeats) {
        upTwice();
      }
      return outcomes;
    }
    Optional<String> applied = history().row(migration.version());
    if (run(Phase.DOWN_WITH_ROWS) && (!repeats || downTwice(applied))) {
      if (run(Phase.UP_AGAIN_WITH_ROWS) && repeats) {
        upTwice();
      }
    }
    return outcomes;
  }

  /** Down and up again, of databases on which it is up. */
  List<Outcome> down() throws SQLException {
    if (run(Phase.DOWN_WITH_ROWS)) {
      run(Phase.UP_AGAIN_WITH_ROWS);
    }
    return outcomes;
  }

  /** Whether both sides did it. */
  private boolean run(Phase phase) throws SQLException {
    Outcome outcome = runs.run(pair, migration, phase);
    outcomes.add(outcome);
    return outcome.isEqual();
  }

  private RunnerHistory history() {
    return pair.history();
  }

  private void upTwice() throws SQLException {
    history().forget(migration.version());
    run(Phase.UP_TWICE);
  }

  /** Whether nothing differed; that both sides fail is no wonder here. */
  private boolean downTwice(Optional<String> applied) throws SQLException {
    if (applied.isEmpty()) {
      return true;
    }
    history().remember(applied.get());
    run(Phase.DOWN_TWICE);
    history().forget(migration.version());
    return outcomes.stream().noneMatch(each -> each.step().result() == Result.DIFFERENT);
  }
}
