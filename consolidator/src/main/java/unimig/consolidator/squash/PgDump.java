package unimig.consolidator.squash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.LibpqEnvironment;

/**
 * A {@code pg_dump} that can read the server: its major version is not below the server's, which
 * {@code pg_dump} itself refuses.
 *
 * @param program absolute
 * @param major of its version
 */
record PgDump(Path program, int major) {
  private static final String NAME = "pg_dump";
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  /** Where Debian, and what is made of it, keeps the programs of each version. */
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private static final long LOOK_SECONDS = 20;

  /** The search for one. */
  sealed interface Search {
    record Found(PgDump dump) implements Search {}

    /**
     * @param reason a sentence without a full stop, with what to do
     */
    record Missing(String reason) implements Search {}
  }

  /**
   * Looks for one that fits best: of the server's version if there is such a one.
   *
   * @param given by the user; then no other will do
   * @param path as {@code PATH} has it
   */
  static Search find(Optional<Path> given, String path, int serverMajor) {
    List<PgDump> found = new ArrayList<>();
    for (Path candidate : given.map(List::of).orElseGet(() -> candidates(path))) {
      version(candidate).ifPresent(major -> found.add(new PgDump(candidate, major)));
    }
    Optional<PgDump> best =
        found.stream()
            .filter(dump -> dump.major() >= serverMajor)
            .min((a, b) -> Integer.compare(a.major(), b.major()));
    return best.<Search>map(Search.Found::new)
        .orElseGet(() -> new Search.Missing(reason(given, found, serverMajor)));
  }

  private static String reason(Optional<Path> given, List<PgDump> found, int serverMajor) {
    String wanted = "give --pg-dump one of version " + serverMajor + " or newer";
    if (!found.isEmpty()) {
      PgDump newest = found.stream().max((a, b) -> Integer.compare(a.major(), b.major())).get();
      return "\"%s\" is of version %d and cannot read a server of version %d; %s"
          .formatted(newest.program(), newest.major(), serverMajor, wanted);
    }
    return given
        .map(path -> "\"" + path + "\" is no pg_dump that runs; " + wanted)
        .orElse("pg_dump is neither on PATH nor below " + VERSIONS + "; " + wanted);
  }

  private static List<Path> candidates(String path) {
    List<Path> candidates = new ArrayList<>();
    Arrays.stream(path.split(java.io.File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, NAME))
        .filter(Files::isExecutable)
        .forEach(candidates::add);
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        versions
            .map(version -> version.resolve("bin").resolve(NAME))
            .filter(Files::isExecutable)
            .sorted()
            .forEach(candidates::add);
      } catch (IOException e) {
        throw new SquashFailedException("PG_DUMP_FAILED", "cannot read " + VERSIONS, e);
      }
    }
    return candidates;
  }

  /** Empty if it does not run, or is something else. */
  private static Optional<Integer> version(Path program) {
    try {
      Process process = start(List.of(program.toString(), "--version"), Map.of());
      String said = text(process.getInputStream());
      if (!process.waitFor(LOOK_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      Matcher version = VERSION.matcher(said);
      return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * The dump of a whole database as statements.
   *
   * @param left table that is left out, as SQL names it
   * @param rowsPerInsert how many rows one statement brings
   */
  String run(DatabaseUrl url, String left, int rowsPerInsert) {
    Map<String, String> variables =
        LibpqEnvironment.of(url)
            .orElseThrow(
                () ->
                    new SquashFailedException(
                        "PG_DUMP_FAILED", "pg_dump needs one host: " + url, null));
    List<String> command =
        List.of(
            program.toString(),
            "--format=plain",
            "--encoding=UTF8",
            "--no-password",
            "--column-inserts",
            "--rows-per-insert=" + rowsPerInsert,
            "--exclude-table=" + left);
    try {
      Path errors = Files.createTempFile("unimig-pg-dump", ".txt");
      try {
        Process process = start(command, variables, errors);
        String dump = text(process.getInputStream());
        if (process.waitFor() != 0) {
          throw new SquashFailedException(
              "PG_DUMP_FAILED",
              program + " failed: " + Files.readString(errors, StandardCharsets.UTF_8).strip(),
              null);
        }
        return dump;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new SquashFailedException("PG_DUMP_FAILED", program + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SquashFailedException("PG_DUMP_FAILED", "pg_dump was interrupted", e);
    }
  }

  private static Process start(List<String> command, Map<String, String> variables)
      throws IOException {
    return builder(command, variables).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static Process start(List<String> command, Map<String, String> variables, Path errors)
      throws IOException {
    return builder(command, variables).redirectError(errors.toFile()).start();
  }

  /** Of the user's environment everything but what names another database. */
  private static ProcessBuilder builder(List<String> command, Map<String, String> variables) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(variables);
    return builder;
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
