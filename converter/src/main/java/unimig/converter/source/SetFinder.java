package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/**
 * Finds where legacy sets are: first those that the user asked for, then under each path what
 * knexfiles describe, then directories that look like Prisma's or Knex's, and last those of plain
 * SQL. A directory belongs to one set only.
 */
final class SetFinder {
  private final Findings findings;
  private final Knexfiles knexfiles;
  private final KnexDirectories knexDirectories;
  private final List<Candidate> found = new ArrayList<>();
  private final Set<Path> claimed = new LinkedHashSet<>();

  SetFinder(Findings findings, Knexfiles knexfiles) {
    this.findings = findings;
    this.knexfiles = knexfiles;
    this.knexDirectories = new KnexDirectories(findings);
  }

  /** In the order of being found. */
  List<Candidate> find(List<Path> paths, List<SetRequest> requests) {
    requests.forEach(this::request);
    paths.stream().map(path -> path.toAbsolutePath().normalize()).forEach(this::path);
    return List.copyOf(found);
  }

  private void request(SetRequest request) {
    Path location = request.location().toAbsolutePath().normalize();
    if (Files.isDirectory(location)) {
      add(Candidate.ofDirectory(request.kind(), location).requestedAs(request));
    } else if (Files.isRegularFile(location) && request.kind() == SetKind.KNEX) {
      knexfiles.read(location, Optional.of(request)).ifPresent(this::add);
    } else {
      reportMissing(location);
    }
  }

  private void path(Path path) {
    int before = found.size() + findings.all().size();
    if (Files.isDirectory(path)) {
      walk(path);
    } else if (Files.isRegularFile(path)) {
      file(path);
    } else {
      reportMissing(path);
    }
    boolean requested = claimed.stream().anyMatch(directory -> directory.startsWith(path));
    if (found.size() + findings.all().size() == before && !requested) {
      findings.error(
          path,
          "NO_MIGRATIONS",
          "no migrations were found under \"" + findings.project().relative(path) + "\"",
          "name the directory that holds them, or --set NAME=KIND:PATH");
    }
  }

  private void reportMissing(Path path) {
    findings.error(
        path,
        "MISSING_PATH",
        "\"" + findings.project().relative(path) + "\" does not exist",
        "correct the path");
  }

  private void file(Path path) {
    boolean script = ScriptFile.isScript(path);
    if (script && !LegacyName.parse(KnexSetReader.stem(path)).isVersioned()) {
      knexfiles.read(path, Optional.empty()).ifPresent(this::add);
      return;
    }
    findings.error(
        path,
        "NOT_A_SET",
        "\"" + Directory.name(path) + "\" is a single file and no knexfile",
        "name its directory");
  }

  private void walk(Path start) {
    List<Directory> directories = withoutConverted(Directory.walk(start, findings));
    for (Directory directory : directories) {
      if (isEntered(start, directory.path())) {
        knexfiles
            .in(directory)
            .flatMap(file -> knexfiles.read(file, Optional.empty()))
            .ifPresent(this::add);
      }
    }
    take(start, directories, SetKind.PRISMA, (d, named) -> PrismaSetReader.isPrisma(d));
    take(start, directories, SetKind.KNEX, knexDirectories::isKnex);
    take(start, directories, SetKind.SQL, this::isPlainSql);
  }

  /** Knexfiles are programs: those of tests and outputs are not run. */
  private static boolean isEntered(Path start, Path directory) {
    return SideDirectory.of(start, directory).isEmpty();
  }

  /** Takes the directories of a kind; those of build outputs last, if nothing else is like them. */
  private void take(
      Path start, List<Directory> all, SetKind kind, BiPredicate<Directory, Boolean> test) {
    List<Directory> outputs = new ArrayList<>();
    for (Directory directory : all) {
      boolean named = directory.path().equals(start);
      if (isClaimed(directory.path()) || !test.test(directory, named)) {
        continue;
      }
      Optional<SideDirectory> side = SideDirectory.of(start, directory.path());
      if (side.isEmpty()) {
        add(Candidate.ofDirectory(kind, directory.path()));
      } else if (side.get() == SideDirectory.OUTPUT) {
        outputs.add(directory);
      } else {
        reportSkipped(directory.path(), side.get());
      }
    }
    for (Directory output : outputs) {
      if (repeatsAnother(output, kind)) {
        reportSkipped(output.path(), SideDirectory.OUTPUT);
      } else {
        add(Candidate.ofDirectory(kind, output.path()));
      }
    }
  }

  private void reportSkipped(Path directory, SideDirectory side) {
    findings.note(
        directory,
        "SKIPPED_DIRECTORY",
        "\"" + findings.project().relative(directory) + "\" is " + side.meaning() + ", by its name",
        "name the directory itself to have it converted");
  }

  /** Whether most names of a directory are those of a set of the same kind already found. */
  private boolean repeatsAnother(Directory output, SetKind kind) {
    Set<String> stems = stems(output);
    return found.stream()
        .filter(candidate -> candidate.kind() == kind)
        .flatMap(candidate -> candidate.directories().stream())
        .map(directory -> stems(Directory.list(directory, findings)))
        .anyMatch(other -> 2 * stems.stream().filter(other::contains).count() > stems.size());
  }

  private static Set<String> stems(Directory directory) {
    return Stream.concat(
            directory.files().stream()
                .filter(file -> ScriptFile.isScript(file) || SqlFiles.isSql(file))
                .map(KnexSetReader::stem),
            directory.directories().stream().map(Directory::name))
        .collect(Collectors.toSet());
  }

  private boolean isPlainSql(Directory directory, boolean named) {
    SqlFiles files = SqlFiles.of(directory, findings);
    if (!files.isOrdered()) {
      return false;
    }
    if (named) {
      return true;
    }
    if (SqlFiles.DOWN_DIRECTORIES.contains(Directory.name(directory.path()))) {
      return false;
    }
    boolean helper = knexDirectories.isReadByScripts(directory.path(), files, found);
    if (helper) {
      findings.note(
          directory.path(),
          "SQL_OF_SCRIPTS",
          "the SQL in \""
              + findings.project().relative(directory.path())
              + "\" is read by Knex migrations; it is no set of its own",
          "name the directory itself to have it converted");
    }
    return !helper;
  }

  /** {@code all} without what earlier conversions wrote. */
  private List<Directory> withoutConverted(List<Directory> all) {
    List<Path> converted = all.stream().filter(this::isConverted).map(Directory::path).toList();
    return all.stream()
        .filter(directory -> converted.stream().noneMatch(directory.path()::startsWith))
        .toList();
  }

  private boolean isConverted(Directory directory) {
    return directory.holds(Manifest.FILE_NAME)
        && TextFile.read(directory.path().resolve(Manifest.FILE_NAME), findings)
            .filter(manifest -> manifest.text().contains("\"sourceHash\""))
            .isPresent();
  }

  private boolean isClaimed(Path directory) {
    return claimed.contains(directory);
  }

  private void add(Candidate candidate) {
    List<Path> free = candidate.directories().stream().filter(d -> !isClaimed(d)).toList();
    candidate.directories().stream()
        .filter(this::isClaimed)
        .forEach(directory -> reportClaimed(candidate, directory));
    if (!free.isEmpty()) {
      claimed.addAll(free);
      found.add(
          new Candidate(
              candidate.kind(),
              free,
              candidate.knexfile(),
              candidate.settings(),
              candidate.request()));
    }
  }

  private void reportClaimed(Candidate candidate, Path directory) {
    findings.note(
        candidate.place(),
        "DIRECTORY_OF_ANOTHER_SET",
        "\"" + findings.project().relative(directory) + "\" belongs to a set found before",
        "nothing, if it is one set");
  }
}
