package unimig.consolidator.squash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is squashed, and how.
 *
 * @param directory of the converted set
 * @param at last version that the squash stands for; absent for the newest
 * @param way absent for the first that is found equal
 * @param pgDump program given by the user
 * @param programs directories of programs, as {@code PATH} has them
 * @param schemas as the engine takes them
 * @param environment what migrations see
 * @param frozen environment variables whose values may be in the script
 * @param preparation of each scratch database
 */
public record SquashSettings(
    Path directory,
    Optional<String> at,
    Optional<Way> way,
    Optional<Path> pgDump,
    String programs,
    List<String> schemas,
    Map<String, String> environment,
    Set<String> frozen,
    Preparation preparation) {
  public SquashSettings {
    schemas = List.copyOf(schemas);
    environment = Map.copyOf(environment);
    frozen = Set.copyOf(frozen);
  }

  /** From what the script is made. */
  public enum Way {
    DUMP,
    STATEMENTS
  }
}
