package unimig.converter.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.converter.source.ScriptFile.OtherTool;

/** Tells directories of Knex migrations by the text of their files. */
final class KnexDirectories {
  private final Findings findings;
  private final Map<Path, Optional<String>> texts = new HashMap<>();

  KnexDirectories(Findings findings) {
    this.findings = findings;
  }

  /**
   * Whether a directory holds Knex migrations. Migrations of another tool are reported.
   *
   * @param named whether the user named the directory itself, so that its name and those of its
   *     files need not speak of migrations
   */
  boolean isKnex(Directory directory, boolean named) {
    boolean telling =
        named || Directory.name(directory.path()).toLowerCase(Locale.ROOT).contains("migrat");
    List<String> migrations = new ArrayList<>();
    for (Path file : directory.files()) {
      boolean versioned = LegacyName.parse(KnexSetReader.stem(file)).isVersioned();
      if (ScriptFile.isScript(file) && (telling || versioned)) {
        // What cannot be read is reported with the set, so its name must do here.
        text(file)
            .filter(text -> !text.isEmpty() || versioned)
            .filter(text -> text.isEmpty() || ScriptFile.exportsUp(text))
            .ifPresent(migrations::add);
      }
    }
    Optional<OtherTool> other = OtherTool.of(migrations);
    other.ifPresent(tool -> reportOther(directory, tool));
    return !migrations.isEmpty() && other.isEmpty();
  }

  private void reportOther(Directory directory, OtherTool tool) {
    findings.warning(
        directory.path(),
        "OTHER_TOOL",
        "\"%s\" holds migrations of %s".formatted(Directory.name(directory.path()), tool.title()),
        "convert them to SQL first; this tool converts those of Knex and Prisma, and plain SQL");
  }

  /**
   * Whether the SQL of a directory is there to be read by Knex migrations: it lies below theirs, it
   * is called as they are, or a script that reads files names one of it.
   */
  boolean isReadByScripts(Path directory, SqlFiles files, List<Candidate> candidates) {
    List<Path> knex =
        candidates.stream()
            .filter(candidate -> candidate.settings().isPresent())
            .flatMap(candidate -> candidate.directories().stream())
            .toList();
    if (knex.stream().anyMatch(directory::startsWith)) {
      return true;
    }
    List<Path> scripts =
        knex.stream()
            .flatMap(path -> Directory.list(path, findings).files().stream())
            .filter(ScriptFile::isScript)
            .toList();
    return sharesNames(files, scripts) || isNamed(files, scripts);
  }

  private static boolean sharesNames(SqlFiles files, List<Path> scripts) {
    Set<String> stems = scripts.stream().map(KnexSetReader::stem).collect(Collectors.toSet());
    long shared = files.pairs().stream().filter(pair -> stems.contains(pair.stem())).count();
    return 2 * shared > files.pairs().size();
  }

  private boolean isNamed(SqlFiles files, List<Path> scripts) {
    List<String> names = files.pairs().stream().map(pair -> Directory.name(pair.up())).toList();
    return scripts.stream()
        .flatMap(script -> text(script).stream())
        .filter(text -> text.contains("readFile"))
        .anyMatch(text -> names.stream().anyMatch(text::contains));
  }

  /** Empty text if it cannot be read. */
  private Optional<String> text(Path file) {
    return texts.computeIfAbsent(
        file,
        path ->
            TextFile.read(path, new Findings(findings.project()))
                .map(TextFile::text)
                .or(() -> Optional.of("")));
  }
}
