package unimig.converter.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.converter.conversion.ConversionSettings;
import unimig.converter.past.KnownDatabase;
import unimig.converter.source.KnexLine;
import unimig.converter.source.SetRequest;
import unimig.converter.source.SourceSettings;

/** Which legacy project, and how to read it; a mixin of every command that does. */
final class ConvertOptions {
  private static final String NODE_PATH = "NODE_PATH";
  private static final String OUT = "--out";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Projects, directories of migrations, or knexfiles.")
  private List<Path> paths = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=KIND:PATH[,table=T][,schema=S][,line=L][,env=E]",
      description = "A legacy set, named rather than found; KIND is knex, prisma or sql.")
  private List<String> sets = List.of();

  @Option(
      names = OUT,
      paramLabel = "DIR",
      description = "Directory of the converted set; needed, but to explain.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Environment of knexfiles (default: NODE_ENV, else development).")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--knex-line",
      paramLabel = "0.21|0.95|1|2|3",
      description = "Knex that compiles the scripts (default: what the project depends on).")
  private Optional<String> knexLine = Optional.empty();

  @Option(
      names = "--prelude",
      paramLabel = "FILE",
      description = "Script loaded before each migration, for globals that the service sets up.")
  private List<Path> preludes = List.of();

  @Option(
      names = "--script-timeout",
      paramLabel = "SECONDS",
      description = "Time a script may take to be recorded (default: ${DEFAULT-VALUE}).")
  private int scriptTimeout = 30;

  @Option(
      names = "--translate",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Write control flow that depends on answers in Java, where that is exact (the default),",
        "or let it run as the original script."
      })
  private boolean translate = true;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description = {
        "SQL of what is in the database before the first migration, as pg_dump --schema-only has",
        "it; types of translated code come from it."
      })
  private Optional<Path> schema = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "[NAME=]URL",
      description = {
        "A database with histories of the old tools, such as production=postgresql://...; the",
        "order in which migrations ran there decides. Several times: the first one wins."
      })
  private List<String> histories = List.of();

  @Option(names = "--strict", description = "Refuse what could only run as the original script.")
  private boolean strict;

  /** All defaults but what is converted and where to. */
  static ConvertOptions of(Path path, Path out) {
    ConvertOptions options = new ConvertOptions();
    options.paths = List.of(path);
    options.out = Optional.of(out);
    return options;
  }

  /**
   * @throws ParameterException if it is not given
   */
  Path out() {
    return out.orElseThrow(() -> wrong("Missing required option: '%s=DIR'".formatted(OUT)));
  }

  boolean hasOut() {
    return out.isPresent();
  }

  /** What the user is told of options that do not go together or mean nothing. */
  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** What names the project and the output, as the user gave it; quoted for a shell. */
  String commandLine() {
    List<String> words = new ArrayList<>();
    sets.forEach(set -> words.addAll(List.of("--set", quoted(set))));
    paths.forEach(path -> words.add(quoted(path.toString())));
    environment.ifPresent(name -> words.addAll(List.of("--env", quoted(name))));
    knexLine.ifPresent(line -> words.addAll(List.of("--knex-line", line)));
    preludes.forEach(prelude -> words.addAll(List.of("--prelude", quoted(prelude.toString()))));
    out.ifPresent(directory -> words.addAll(List.of(OUT, quoted(directory.toString()))));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * @throws unimig.runner.database.InvalidDatabaseUrlException if a URL has no known form
   */
  List<KnownDatabase> histories(Map<String, String> variables) {
    return histories.stream().map(text -> KnownDatabase.parse(text, variables)).toList();
  }

  Duration scriptLimit() {
    return Duration.ofSeconds(scriptTimeout);
  }

  List<Path> nodePath(Map<String, String> variables) {
    return Arrays.stream(variables.getOrDefault(NODE_PATH, "").split(File.pathSeparator))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  /**
   * @throws ParameterException if the options name nothing, or what they name has no known form
   */
  ConversionSettings settings(Map<String, String> variables, int workers) {
    if (paths.isEmpty() && sets.isEmpty()) {
      throw wrong("name a PATH to convert");
    }
    SourceSettings source =
        new SourceSettings(
            requests(),
            environment.or(
                () -> Optional.ofNullable(variables.get("NODE_ENV")).filter(e -> !e.isEmpty())),
            knexLine.map(this::line),
            List.of());
    return new ConversionSettings(
        paths,
        source,
        preludes,
        nodePath(variables),
        scriptLimit(),
        strict,
        translate,
        schemaText(),
        classPath(),
        workers);
  }

  private String schemaText() {
    try {
      return schema.isPresent() ? Files.readString(schema.get()) : "";
    } catch (IOException e) {
      throw wrong("--schema: cannot read " + schema.get());
    }
  }

  /** That classes are compiled against. */
  static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  private List<SetRequest> requests() {
    List<SetRequest> requests = new ArrayList<>();
    for (String text : sets) {
      try {
        requests.add(SetRequest.parse(text));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), "--set: " + e.getMessage(), e);
      }
    }
    return requests;
  }

  private KnexLine line(String id) {
    return KnexLine.ofId(id).orElseThrow(() -> wrong("--knex-line: \"" + id + "\" is not bundled"));
  }
}
