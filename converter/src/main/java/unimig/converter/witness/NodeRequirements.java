package unimig.converter.witness;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.script.ScriptSettings;
import unimig.converter.source.SourceSet;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** What must be there so that a project's scripts can run on Node, and what to say if it is not. */
final class NodeRequirements {
  private static final int OLDEST = 20;
  private static final String OTHERWISE = ", or prove without --node";

  private final LegacyProject project;

  NodeRequirements(LegacyProject project) {
    this.project = project;
  }

  Path binary(Map<String, String> environment) {
    if (project.scripts().isEmpty()) {
      throw missing(
          ".", "NO_KNEX_SET", "there is no Knex migration to run on Node", "prove without --node");
    }
    return NodeBinary.find(environment)
        .orElseThrow(
            () ->
                missing(
                    firstPlace(),
                    "NODE_MISSING",
                    "there is no \"node\" on PATH",
                    "install Node " + OLDEST + " or newer" + OTHERWISE));
  }

  /**
   * @param version such as {@code 20.20.2}
   * @return the version
   */
  String newEnough(String version, Path binary) {
    if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST) {
      throw missing(
          firstPlace(),
          "NODE_TOO_OLD",
          "\"%s\" is Node %s".formatted(binary, version),
          "put Node " + OLDEST + " or newer first on PATH" + OTHERWISE);
    }
    return version;
  }

  /**
   * @param answer versions, or what is missing
   */
  Installed installed(String set, JsonObject answer) {
    if (answer.has("failure")) {
      throw new WitnessException(
          "the Knex of set \"%s\" cannot be loaded on Node: %s"
              .formatted(set, answer.getAsJsonObject("failure").get("message").getAsString()));
    }
    if (answer.has("missing")) {
      String name = answer.get("missing").getAsString();
      throw missing(
          place(set),
          "PACKAGE_NOT_INSTALLED",
          "package \"" + name + "\" is not installed where Node looks for it",
          "run npm ci in the project" + OTHERWISE);
    }
    return new Installed(answer.get("knex").getAsString(), answer.get("pg").getAsString());
  }

  /** Knex's command line changes to the directory of the knexfile. */
  Path workingDirectory(String set) {
    return Optional.ofNullable(project.scripts().get(set))
        .map(ScriptSettings::workingDirectory)
        .flatMap(project.files()::real)
        .orElse(project.project().root());
  }

  /** Where packages of a set are looked for first. */
  Set<Path> directories(String set) {
    Set<Path> directories = new LinkedHashSet<>();
    directories.add(workingDirectory(set));
    for (SourceSet each : project.sets()) {
      if (each.name().equals(set) && !each.migrations().isEmpty()) {
        Path file = project.project().resolve(each.migrations().get(0).path());
        Optional.ofNullable(file.getParent()).ifPresent(directories::add);
      }
    }
    return directories;
  }

  private String firstPlace() {
    return project.scripts().keySet().stream().findFirst().map(this::place).orElse(".");
  }

  private String place(String set) {
    Optional<SourceSet> found =
        project.sets().stream().filter(each -> each.name().equals(set)).findFirst();
    return found
        .flatMap(SourceSet::knexfile)
        .or(() -> found.flatMap(each -> each.migrations().stream().findFirst()).map(m -> m.path()))
        .orElse(".");
  }

  private static BadInputException missing(
      String place, String code, String message, String advice) {
    return new BadInputException(
        List.of(Diagnostic.error(SourceSpan.startOf(place), code, message, advice)));
  }
}
