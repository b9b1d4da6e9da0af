package unimig.runner.engine;

/** Which applied migrations to take back; the last applied one goes first. */
public sealed interface RollbackRange {
  /**
   * The last ones, in the order in which they were applied.
   *
   * @param count how many, at least 1
   */
  record Last(int count) implements RollbackRange {
    public Last {
      if (count < 1) {
        throw new IllegalArgumentException("counts from 1: " + count);
      }
    }
  }

  /**
   * All that are above a version.
   *
   * @param version stays applied; {@code 0} for none
   */
  record DownTo(String version) implements RollbackRange {}
}
