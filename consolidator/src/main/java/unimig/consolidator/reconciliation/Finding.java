package unimig.consolidator.reconciliation;

/**
 * Something that does not fit.
 *
 * @param subject the migration, set or table that it is about
 * @param message what is wrong, with the object quoted
 * @param advice what to do about it
 */
public record Finding(Code code, String subject, String message, String advice) {

  /** Stable names, on which scripts may rely. */
  public enum Code {
    /** A history has a migration that is not in the set. */
    UNKNOWN_MIGRATION(true),
    /** An applied file was edited since. */
    EDITED(true),
    /** A migration failed, and none of it is there. */
    FAILED_MIGRATION(true),
    /** A migration failed, and a part of it may be there. */
    HALF_APPLIED(true),
    /** A history's lock is held. */
    LOCKED(true),
    /** A row of a history may mean several migrations of the set. */
    AMBIGUOUS_NAME(true),
    /** Two rows say that the same migration was applied. */
    APPLIED_TWICE(true),
    /** Several tables may be the history of one set. */
    SEVERAL_HISTORIES(true),
    /** A set keeps no history, so that nobody knows what is applied. */
    NO_HISTORY(true),
    /** The history of a set is there, and this user may not read it. */
    UNREADABLE_HISTORY(true),
    /** The history of a set is where Flyway's new one would go. */
    SAME_HISTORY(true),
    /** A later migration of the same set is applied, and this one is not. */
    GAP(false),
    /** Migrations ran here in another order than the converted set has. */
    ORDER_DIFFERS(false),
    /** A history was found under another name than the set's. */
    HISTORY_ELSEWHERE(false),
    /** What the columns of a history mean was guessed. */
    GUESSED_COLUMNS(false);

    private final boolean blocking;

    Code(boolean blocking) {
      this.blocking = blocking;
    }

    /** Whether the state of the database is in doubt until somebody decides. */
    public boolean isBlocking() {
      return blocking;
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return (code.isBlocking() ? "error: " : "note: ") + message + "; " + advice + " [" + code + "]";
  }
}
