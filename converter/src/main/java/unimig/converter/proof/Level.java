package unimig.converter.proof;

/** How much a proof tries. Each level tries all that those before it do. */
public enum Level {
  /** Each migration up, down and up again. */
  QUICK,

  /**
   * Those that read or change rows also on rows; all down, as far as there is a way, and up again.
   */
  FULL,

  /**
   * Also a failure in place of each statement, and all migrations of a Knex set in one transaction,
   * as {@code knex migrate:latest} applies them.
   */
  PARANOID;

  /** Whether it tries all that {@code other} does. */
  public boolean includes(Level other) {
    return compareTo(other) >= 0;
  }
}
