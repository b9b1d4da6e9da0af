package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import unimig.converter.source.Findings.Position;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.manifest.SetKind;

/** Finds knexfiles and what they say. */
final class Knexfiles {
  /** In the order in which Knex's command line looks for them, and {@code cjs}. */
  private static final List<String> NAMES =
      List.of("knexfile.js", "knexfile.mjs", "knexfile.cjs", "knexfile.ts");

  private static final Set<String> OTHER_DATABASES =
      Set.of(
          "mysql",
          "mysql2",
          "mssql",
          "sqlite3",
          "better-sqlite3",
          "oracledb",
          "oracle",
          "redshift");

  private final Findings findings;
  private final KnexfileReader reader;
  private final Optional<String> environment;

  Knexfiles(Findings findings, KnexfileReader reader, Optional<String> environment) {
    this.findings = findings;
    this.reader = reader;
    this.environment = environment;
  }

  /** The knexfile of a directory; of several the one that Knex would take. */
  Optional<Path> in(Directory directory) {
    List<Path> present =
        NAMES.stream().map(directory.path()::resolve).filter(directory.files()::contains).toList();
    for (Path ignored : present.subList(Math.min(1, present.size()), present.size())) {
      findings.note(
          ignored,
          "IGNORED_KNEXFILE",
          "\"%s\" lies beside \"%s\", which Knex takes"
              .formatted(Directory.name(ignored), Directory.name(present.get(0))),
          "name the file itself to have it read");
    }
    return present.stream().findFirst();
  }

  /**
   * The set that a knexfile describes; empty, with the reasons reported, if it cannot be read or
   * has no directory.
   *
   * @param request what the user asked for, if it was this file
   */
  Optional<Candidate> read(Path knexfile, Optional<SetRequest> request) {
    KnexSettings settings;
    try {
      settings =
          reader.read(knexfile, request.flatMap(SetRequest::environment).or(() -> environment));
    } catch (BadInputException e) {
      findings.addAll(e.diagnostics());
      return Optional.empty();
    }
    checkClient(knexfile, settings);
    checkSource(knexfile, settings);
    List<Path> directories = directories(knexfile, settings);
    return directories.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                SetKind.KNEX, directories, Optional.of(knexfile), Optional.of(settings), request));
  }

  private void checkClient(Path knexfile, KnexSettings settings) {
    settings
        .client()
        .filter(OTHER_DATABASES::contains)
        .ifPresent(
            client ->
                findings.error(
                    knexfile,
                    placeOfClient(knexfile, client),
                    "NOT_POSTGRESQL",
                    "client \"" + client + "\" is not PostgreSQL",
                    "choose an environment for PostgreSQL with --env, or name the directory of the"
                        + " migrations instead"));
  }

  /** Where the client is written, if it is written out; else the beginning of the file. */
  private Position placeOfClient(Path knexfile, String client) {
    Pattern written =
        Pattern.compile("\\bclient['\"]?\\s*[:=]\\s*['\"`]" + Pattern.quote(client) + "['\"`]");
    return TextFile.read(knexfile, findings)
        .flatMap(
            file ->
                written
                    .matcher(file.text())
                    .results()
                    .findFirst()
                    .map(found -> Position.of(file.text(), found.start())))
        .orElse(new Position(1, 1));
  }

  private void checkSource(Path knexfile, KnexSettings settings) {
    if (settings.migrationSource()) {
      findings.warning(
          knexfile,
          "OWN_MIGRATION_SOURCE",
          "the project lists its migrations itself (\"migrationSource\"); its directory is read"
              + " instead",
          "check that the files and their order are those of the project");
    }
  }

  private List<Path> directories(Path knexfile, KnexSettings settings) {
    List<Path> present = new ArrayList<>();
    for (String written : settings.effectiveDirectories()) {
      Path directory = knexfile.resolveSibling(written).normalize();
      if (Files.isDirectory(directory)) {
        present.add(directory);
      } else {
        reportMissing(knexfile, settings, directory);
      }
    }
    return present;
  }

  private void reportMissing(Path knexfile, KnexSettings settings, Path directory) {
    String message =
        "the directory of migrations \"" + findings.project().relative(directory) + "\" is missing";
    if (settings.directories().isEmpty()) {
      findings.warning(
          knexfile,
          "MISSING_DIRECTORY",
          message + ", which Knex takes where none is named",
          "name the directory of the migrations beside this file");
    } else {
      findings.error(knexfile, "MISSING_DIRECTORY", message, "correct \"migrations.directory\"");
    }
  }
}
