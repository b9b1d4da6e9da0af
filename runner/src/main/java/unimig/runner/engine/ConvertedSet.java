package unimig.runner.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.runner.certificate.ProvenJar;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * Where the parts of a converted set are.
 *
 * @param manifest absent for migrations that were never legacy
 * @param sql directory of Flyway SQL scripts
 * @param classes a jar, or a directory of compiled classes, with {@code db.migration} in it
 * @param squashed versions that a squash stands for, which may be archived
 */
public record ConvertedSet(
    Optional<Manifest> manifest,
    Optional<Path> sql,
    Optional<Path> classes,
    List<String> squashed) {
  /** Name of the jar in an output directory. */
  public static final String JAR = ProvenJar.FILE_NAME;

  /** Name of the directory of SQL scripts in an output directory. */
  public static final String SQL = "sql";

  public ConvertedSet {
    squashed = List.copyOf(squashed);
  }

  /** One of which nothing is squashed. */
  public ConvertedSet(Optional<Manifest> manifest, Optional<Path> sql, Optional<Path> classes) {
    this(manifest, sql, classes, List.of());
  }

  /**
   * The set that conversion and build left in {@code directory}.
   *
   * @throws RunFailedException with {@code SET_INCOMPLETE} if nothing is there, or the manifest
   *     names classes and the jar is missing
   * @throws unimig.runner.diagnostic.BadInputException if the manifest or the record of a squash is
   *     bad
   */
  public static ConvertedSet in(Path directory) {
    Path manifestFile = directory.resolve(Manifest.FILE_NAME);
    Optional<Manifest> manifest =
        Files.exists(manifestFile)
            ? Optional.of(ManifestFile.read(manifestFile))
            : Optional.empty();
    Optional<Path> sql = existing(directory.resolve(SQL));
    Optional<Path> classes = existing(directory.resolve(JAR));
    if (manifest.isEmpty() && sql.isEmpty() && classes.isEmpty()) {
      throw incomplete(
          "\"%s\" holds neither %s nor %s/ nor %s"
              .formatted(directory, Manifest.FILE_NAME, SQL, JAR),
          "name the directory that conversion wrote");
    }
    if (classes.isEmpty() && manifest.filter(ConvertedSet::hasClasses).isPresent()) {
      throw incomplete(
          "\"%s\" is missing, and the manifest names Java migrations"
              .formatted(directory.resolve(JAR)),
          "compile them with: unimig build " + directory);
    }
    List<String> squashed = SquashFile.read(directory).map(SquashRecord::covers).orElse(List.of());
    return new ConvertedSet(manifest, sql, classes, squashed);
  }

  private static Optional<Path> existing(Path path) {
    return Files.exists(path) ? Optional.of(path) : Optional.empty();
  }

  private static boolean hasClasses(Manifest manifest) {
    return manifest.entries().stream()
        .anyMatch(entry -> entry.artifact().filter(file -> file.endsWith(".java")).isPresent());
  }

  private static RunFailedException incomplete(String message, String advice) {
    return new RunFailedException(List.of(Failure.of(FailureCode.SET_INCOMPLETE, message, advice)));
  }
}
