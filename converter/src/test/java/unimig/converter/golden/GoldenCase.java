package unimig.converter.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import unimig.converter.conversion.Conversion;
import unimig.converter.conversion.ConversionSettings;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.KnexLine;
import unimig.converter.source.KnexSettings;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.SetRequest;
import unimig.converter.source.SourceSettings;
import unimig.converter.source.VersionedMigration;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** One folder of {@code fixtures/cases}; see the README there. */
record GoldenCase(Path folder) {
  static final String EXPECTED = "expected.java";

  private static final Path ALL = Path.of("..", "fixtures", "cases");
  private static final String WITNESSED = System.getProperty("unimig.golden.node", "");
  private static final String SETUP = "setup.sql";
  private static final String ENVIRONMENT = "env.txt";
  private static final String MODE = "mode.txt";
  private static final String LEGACY = "legacy.";
  private static final String FAILS = "fails.txt";
  private static final Set<String> NOT_LEGACY = Set.of(EXPECTED, SETUP, ENVIRONMENT, MODE, FAILS);
  private static final KnexfileReader NO_KNEXFILE =
      (file, environment) -> {
        throw new IllegalStateException("a case has no knexfile: " + file + " " + environment);
      };

  /** In order of name. */
  static List<GoldenCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path expected() {
    return folder.resolve(EXPECTED);
  }

  boolean hasLegacy() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(LEGACY));
    }
  }

  /** Whether it is also run on Node: what only Node itself knows how to load, or was asked for. */
  boolean isWitnessed() {
    return !Files.exists(folder.resolve(LEGACY + "js")) || name().matches(WITNESSED);
  }

  /** In lower case. */
  String mode() throws IOException {
    return text(MODE).map(String::strip).orElse("recorded");
  }

  /** Where both sides fail alike. */
  Optional<Phase> fails() throws IOException {
    return text(FAILS)
        .map(phase -> Phase.valueOf(phase.strip().toUpperCase(Locale.ROOT).replace(' ', '_')));
  }

  Optional<String> setup() throws IOException {
    return text(SETUP);
  }

  Map<String, String> environment() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (String line : text(ENVIRONMENT).stream().flatMap(String::lines).toList()) {
      String[] parts = line.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  private Optional<String> text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
  }

  /** Copies what the old project held; the migration gets the name of the case. */
  Path copyProject(Path below) throws IOException {
    Path project = Files.createDirectories(below.resolve(name()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!NOT_LEGACY.contains(name)) {
          Path target =
              project.resolve(
                  name.startsWith(LEGACY)
                      ? "20240101000000_" + name() + name.substring(LEGACY.length() - 1)
                      : name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    return project;
  }

  static ConversionSettings settings(Path project, String schema) {
    return new ConversionSettings(
        List.of(),
        new SourceSettings(
            List.of(
                new SetRequest(
                    "knex",
                    SetKind.KNEX,
                    project,
                    Optional.of(KnexSettings.DEFAULT.effectiveTable()),
                    Optional.empty(),
                    Optional.of(KnexLine.newest()),
                    Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        List.of(),
        List.of(),
        Duration.ofSeconds(20),
        false,
        true,
        schema,
        System.getProperty("java.class.path"),
        1);
  }

  /** The project as the proof reads it. */
  static LegacyProject read(Path project, Manifest manifest) {
    return LegacyProject.read(settings(project, ""), NO_KNEXFILE, Optional.of(manifest));
  }

  /** Converts a copy of the case, whose database is set up before it. */
  ConvertedMigrations convert(ScriptEngine engine, Path project) throws IOException {
    return convert(engine, project, setup().orElse(""));
  }

  /**
   * @param schema SQL that runs before it
   */
  static ConvertedMigrations convert(ScriptEngine engine, Path project, String schema) {
    return new Conversion(engine, NO_KNEXFILE, settings(project, schema), new Silent())
        .convert(Optional.empty());
  }

  static Entry entry(ConvertedMigrations converted) {
    List<Entry> entries = converted.manifest().entries();
    if (entries.size() != 1) {
      throw new AssertionError("a case is one migration, not " + entries.size());
    }
    return entries.get(0);
  }

  static String java(ConvertedMigrations converted) {
    String path = entry(converted).artifact().orElseThrow();
    byte[] bytes = converted.files().get(path);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static final class Silent implements Conversion.Listener {
    @Override
    public void found(LegacyProject project) {}

    @Override
    public void converted(VersionedMigration migration, int done, int all) {}
  }
}
