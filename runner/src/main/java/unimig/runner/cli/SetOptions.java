package unimig.runner.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.runner.engine.ConvertedSet;

/** Which converted set; a mixin of every subcommand that runs one. */
public final class SetOptions {
  private static final String LOCATIONS = "FLYWAY_LOCATIONS";
  private static final String FILES = "filesystem:";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = {
        "Directory with migrations.json, sql/ and migrations.jar.",
        "(default: a directory of scripts named by FLYWAY_LOCATIONS, else the current one)"
      })
  private Optional<Path> directory = Optional.empty();

  /** As the user named it. */
  public Path directory() {
    return directory.orElse(Path.of("."));
  }

  /** Whether the set is {@link #directory}, rather than scripts that a variable of Flyway names. */
  boolean isDirectoryOf(Map<String, String> environment) {
    return directory.isPresent() || environment.getOrDefault(LOCATIONS, "").isBlank();
  }

  /**
   * @throws unimig.runner.engine.RunFailedException if it is not whole
   */
  public ConvertedSet set(Map<String, String> environment) {
    String locations = environment.getOrDefault(LOCATIONS, "");
    if (isDirectoryOf(environment)) {
      return ConvertedSet.in(directory());
    }
    String location = locations.strip();
    if (location.contains(",") || (location.contains(":") && !location.startsWith(FILES))) {
      throw new ParameterException(
          command.commandLine(),
          LOCATIONS + " \"" + location + "\" is not one " + FILES + " location; give --dir");
    }
    Path scripts = Path.of(location.replaceFirst("^" + FILES, ""));
    return new ConvertedSet(Optional.empty(), Optional.of(scripts), Optional.empty());
  }
}
