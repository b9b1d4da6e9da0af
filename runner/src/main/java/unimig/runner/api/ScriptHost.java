package unimig.runner.api;

/**
 * Runs the original script of a {@link BridgedMigration}. Found with {@link
 * java.util.ServiceLoader}; the full tool has one, the thin runner has none.
 */
public interface ScriptHost {
  /**
   * Runs one direction of a legacy script over {@code session}'s connection. Does not commit.
   *
   * @param scripts loads the resources that conversion wrote under {@code legacy/}
   * @param script resource name of the script's description
   */
  void run(ClassLoader scripts, String script, Direction direction, Session session);

  /** Which function of the script. */
  enum Direction {
    UP,
    DOWN
  }
}
