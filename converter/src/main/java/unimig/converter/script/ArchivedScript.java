package unimig.converter.script;

import java.util.Set;

/**
 * A script that a bridged migration runs.
 *
 * @param className of the migration
 * @param script virtual path
 * @param loaded virtual paths of what recording saw it load
 */
public record ArchivedScript(
    String className, String script, ScriptSettings settings, Set<String> loaded) {
  public ArchivedScript {
    loaded = Set.copyOf(loaded);
  }
}
