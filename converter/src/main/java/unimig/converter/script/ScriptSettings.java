package unimig.converter.script;

import java.util.List;
import java.util.Optional;

/**
 * How the scripts of one legacy set are run. Paths are virtual.
 *
 * @param knexLine bundled Knex line, such as {@code 3}
 * @param knexfile evaluated before each script, for what it does to Knex
 * @param environment section of the knexfile
 * @param prelude scripts that are loaded before
 * @param disableTransactions Knex's setting of that name
 * @param workingDirectory what {@code process.cwd()} answers
 */
public record ScriptSettings(
    String knexLine,
    Optional<String> knexfile,
    Optional<String> environment,
    List<String> prelude,
    boolean disableTransactions,
    String workingDirectory) {
  public ScriptSettings {
    prelude = List.copyOf(prelude);
  }
}
