package unimig.consolidator.drift;

import java.util.Optional;

/**
 * A migration, as a place where a database may stand.
 *
 * @param version empty for a repeatable one
 * @param name of the legacy migration, else of the file or class
 */
public record Step(Optional<String> version, String name) {
  /** {@code "20240105_users.js" (version 20240105)}. */
  @Override
  public String toString() {
    return '"' + name + '"' + version.map(text -> " (version " + text + ")").orElse("");
  }
}
