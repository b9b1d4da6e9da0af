package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import unimig.runner.catalog.RunWindow;

/**
 * One direction of one migration on one side.
 *
 * @param failure how it failed, if it did
 * @param trace the statements that were sent, in order
 * @param window the time in which it ran
 * @param usedRandom whether the script drew random bytes or numbers
 */
record SideRun(
    Optional<SideFailure> failure, List<Sent> trace, RunWindow window, boolean usedRandom) {
  SideRun {
    trace = List.copyOf(trace);
  }

  /** The same run, its statements with the places of another run of the same migration. */
  SideRun placedAs(SideRun other) {
    return new SideRun(failure, Sent.placedAs(trace, other.trace()), window, usedRandom);
  }

  /**
   * A failure.
   *
   * @param sqlState of the database's error; empty if something else failed
   */
  record SideFailure(String sqlState, String message) {
    /** Two errors of the database must be the same one; others have no code to compare by. */
    boolean isLike(SideFailure other) {
      return sqlState.equals(other.sqlState);
    }
  }
}
