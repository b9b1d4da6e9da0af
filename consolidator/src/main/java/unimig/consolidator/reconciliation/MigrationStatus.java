package unimig.consolidator.reconciliation;

import java.util.Optional;
import java.util.Set;
import unimig.consolidator.history.LegacyRow;
import unimig.runner.manifest.Entry;

/**
 * Where one migration of the set stands in a database.
 *
 * @param row of the legacy history; absent where that says nothing of it
 * @param recorded whether Flyway's history says that it is applied, or a baseline stands for it
 */
public record MigrationStatus(
    Entry entry, State state, Optional<LegacyRow> row, boolean recorded, Set<Remark> remarks) {
  public MigrationStatus {
    remarks = Set.copyOf(remarks);
  }

  /** In what state it is. */
  public enum State {
    APPLIED,
    PENDING,
    /** Begun, not finished, and nothing of it is there. */
    FAILED,
    /** Begun, not finished, and a part of it may be there. */
    HALF_APPLIED,
    /** Taken back; as pending as one that never ran. */
    ROLLED_BACK,
    /** Its set keeps no history, so that nobody knows. */
    UNTRACKED
  }

  /** What else is worth knowing. */
  public enum Remark {
    /** The file is not the one that was applied. */
    EDITED,
    /** The history has it under another extension or directory. */
    RENAMED,
    /** Pending, though a later one of its set is applied. */
    GAP,
    /** As somebody said, not as the history says. */
    RESOLVED
  }

  /** Whether a run would, or should, still apply it. */
  public boolean isPending() {
    return state == State.PENDING || state == State.ROLLED_BACK;
  }
}
