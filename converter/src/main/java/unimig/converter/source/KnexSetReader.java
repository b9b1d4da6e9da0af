package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.converter.source.LegacyMigration.Script;
import unimig.runner.manifest.LegacySet;

/**
 * Lists the migrations of a Knex set as {@code lib/migrations/migrate/sources/fs-migrations.js}
 * does: the files of the directories themselves that have one of the extensions, in UTF-16 order of
 * their names across directories, or directory by directory with {@code sortDirsSeparately}. The
 * history table holds the bare file name.
 */
final class KnexSetReader {
  private static final Set<String> COMPILED_ELSEWHERE =
      Set.of(".co", ".coffee", ".eg", ".iced", ".litcoffee", ".ls");

  private final Findings findings;
  private final KnexVersions versions;

  KnexSetReader(Findings findings, KnexVersions versions) {
    this.findings = findings;
    this.versions = versions;
  }

  SourceSet read(String name, Candidate candidate) {
    KnexSettings settings = candidate.settings().orElse(KnexSettings.DEFAULT);
    List<LegacyMigration> migrations = new ArrayList<>();
    for (Path file : files(candidate, settings)) {
      TextFile.read(file, findings).ifPresent(text -> migrations.add(migration(name, text)));
    }
    LegacyOrder order = order(candidate, settings, migrations);
    List<LegacyMigration> ordered = sorted(migrations, order, candidate);
    reportEqualNames(ordered);
    KnexVersion version = versions.of(candidate);
    LegacySet info =
        new LegacySet(
            name,
            candidate.kind(),
            candidate.directories().stream().map(findings.project()::relative).toList(),
            Optional.of(table(candidate, settings)),
            candidate.request().flatMap(SetRequest::schema).or(settings::schemaName),
            Optional.of(version.line().id()));
    return new SourceSet(
        info,
        order,
        candidate.knexfile().map(findings.project()::relative),
        Optional.of(settings),
        Optional.of(version),
        ordered);
  }

  private String table(Candidate candidate, KnexSettings settings) {
    Optional<String> asked = candidate.request().flatMap(SetRequest::table);
    if (asked.isEmpty() && candidate.knexfile().isEmpty()) {
      findings.note(
          candidate.place(),
          "HISTORY_TABLE_ASSUMED",
          "no knexfile names the history table of \""
              + findings.project().relative(candidate.place())
              + "\"; taken to be \""
              + settings.effectiveTable()
              + "\"",
          "name another one with --set NAME=knex:PATH,table=TABLE");
    }
    return asked.orElse(settings.effectiveTable());
  }

  private List<Path> files(Candidate candidate, KnexSettings settings) {
    List<Path> files = new ArrayList<>();
    for (Path directory : candidate.directories()) {
      if (Files.isDirectory(directory)) {
        List<Path> all = Directory.list(directory, findings).files();
        files.addAll(
            candidate.knexfile().isPresent()
                ? listedByKnex(all, settings)
                : listedWithoutKnexfile(all));
      }
    }
    return files;
  }

  private List<Path> listedByKnex(List<Path> files, KnexSettings settings) {
    List<Path> listed = new ArrayList<>();
    for (Path file : files) {
      String extension = Directory.extension(file);
      if (!settings.effectiveExtensions().contains(extension)
          || ScriptFile.isDeclarationOrTest(file)) {
        continue;
      }
      if (ScriptFile.EXTENSIONS.contains(extension)) {
        listed.add(file);
      } else if (COMPILED_ELSEWHERE.contains(extension)) {
        reportLanguage(file, extension);
      } else {
        findings.note(
            file,
            "NOT_A_SCRIPT",
            "\"" + Directory.name(file) + "\" is not JavaScript or TypeScript; it is left out",
            "list its extension in loadExtensions only if it is a migration");
      }
    }
    return listed;
  }

  private void reportLanguage(Path file, String extension) {
    findings.error(
        file,
        "UNSUPPORTED_LANGUAGE",
        "\""
            + Directory.name(file)
            + "\" is in a language ("
            + extension
            + ") that is not run here",
        "compile it to JavaScript first");
  }

  private List<Path> listedWithoutKnexfile(List<Path> files) {
    List<Path> scripts = files.stream().filter(ScriptFile::isScript).toList();
    Set<String> typed =
        scripts.stream()
            .filter(file -> Directory.extension(file).equals(".ts"))
            .map(KnexSetReader::stem)
            .collect(Collectors.toSet());
    return scripts.stream()
        .filter(file -> !isCompiledCopy(file, typed))
        .filter(this::isMigration)
        .toList();
  }

  private boolean isCompiledCopy(Path file, Set<String> typed) {
    boolean copy = !Directory.extension(file).equals(".ts") && typed.contains(stem(file));
    if (copy) {
      findings.note(
          file,
          "COMPILED_COPY",
          "\"" + Directory.name(file) + "\" has the name of a TypeScript file beside it",
          "nothing; the TypeScript file is converted");
    }
    return copy;
  }

  private boolean isMigration(Path file) {
    boolean migration =
        LegacyName.parse(stem(file)).isVersioned()
            || TextFile.read(file, new Findings(findings.project()))
                .map(text -> ScriptFile.exportsUp(text.text()))
                .orElse(true);
    if (!migration) {
      findings.note(
          file,
          "NOT_A_MIGRATION",
          "\"" + Directory.name(file) + "\" does not export \"up\"; it is left out",
          "export \"up\" and \"down\" if it is a migration");
    }
    return migration;
  }

  private LegacyMigration migration(String set, TextFile file) {
    return new LegacyMigration(
        set,
        Directory.name(file.path()),
        stem(file.path()),
        findings.project().relative(file.path()),
        file.hash(),
        new Script(file.text()));
  }

  static String stem(Path file) {
    String name = Directory.name(file);
    return name.substring(0, name.length() - Directory.extension(file).length());
  }

  /** A project with a knexfile and no {@code migrationSource} has Knex's own order. */
  private static LegacyOrder order(
      Candidate candidate, KnexSettings settings, List<LegacyMigration> migrations) {
    boolean knexLists = candidate.knexfile().isPresent() && !settings.migrationSource();
    if (!knexLists
        && !migrations.isEmpty()
        && migrations.stream().allMatch(m -> SemanticVersion.parse(m.stem()).isPresent())) {
      return LegacyOrder.SEMANTIC_VERSION;
    }
    return settings.sortDirsSeparately() ? LegacyOrder.LISTED : LegacyOrder.NAME;
  }

  private List<LegacyMigration> sorted(
      List<LegacyMigration> migrations, LegacyOrder order, Candidate candidate) {
    if (order == LegacyOrder.LISTED) {
      return migrations;
    }
    Comparator<LegacyMigration> byName = Comparator.comparing(LegacyMigration::legacyName);
    List<LegacyMigration> named = migrations.stream().sorted(byName).toList();
    if (order == LegacyOrder.NAME) {
      return named;
    }
    Comparator<LegacyMigration> bySemver =
        Comparator.comparing(m -> SemanticVersion.parse(m.stem()).orElseThrow());
    List<LegacyMigration> semantic = named.stream().sorted(bySemver).toList();
    if (!semantic.equals(named)) {
      findings.note(
          candidate.place(),
          "SEMANTIC_ORDER",
          "the names in \""
              + findings.project().relative(candidate.place())
              + "\" are semantic versions and run in their order",
          "point at the knexfile instead if Knex's order by name is meant");
    }
    return semantic;
  }

  /** Knex knows migrations by their file name only, wherever they lie. */
  private void reportEqualNames(List<LegacyMigration> migrations) {
    Map<String, LegacyMigration> byName = new HashMap<>();
    Set<String> reported = new HashSet<>();
    for (LegacyMigration migration : migrations) {
      LegacyMigration first = byName.putIfAbsent(migration.legacyName(), migration);
      if (first != null && reported.add(migration.path())) {
        findings.error(
            findings.project().resolve(migration.path()),
            "DUPLICATE_NAME",
            "\""
                + migration.legacyName()
                + "\" is also the name of \""
                + first.path()
                + "\", and the history table holds names only",
            "rename one of them");
      }
    }
  }
}
