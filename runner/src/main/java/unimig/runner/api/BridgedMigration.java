package unimig.runner.api;

import java.util.ServiceLoader;
import unimig.runner.api.ScriptHost.Direction;

/** A migration that runs its original script, because it could not be written in Java. */
public abstract class BridgedMigration extends ConvertedMigration {
  private final String script;

  /**
   * @param script resource name of the script's description, below {@code legacy/}
   */
  protected BridgedMigration(String script) {
    this.script = script;
  }

  /** Whether a script host is on the class path; without one this migration cannot run. */
  public static boolean hasHost() {
    return ServiceLoader.load(ScriptHost.class, BridgedMigration.class.getClassLoader())
        .findFirst()
        .isPresent();
  }

  @Override
  protected void up(Session db) {
    host().run(getClass().getClassLoader(), script, Direction.UP, db);
  }

  @Override
  protected void down(Session db) {
    host().run(getClass().getClassLoader(), script, Direction.DOWN, db);
  }

  private static ScriptHost host() {
    return ServiceLoader.load(ScriptHost.class, BridgedMigration.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no script host: run bridged migrations with the full tool, unimig.jar"));
  }
}
