package unimig.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A versioned migration that is there to be run.
 *
 * @param kind {@code SQL} or {@code JDBC}, as Flyway's history has it
 * @param baseline whether it stands for all versions up to its own on a fresh database
 * @param name of the file or class
 * @param file absent for Java
 * @param java absent for SQL
 */
record LocalMigration(
    MigrationVersion version,
    String kind,
    boolean baseline,
    String name,
    Optional<Path> file,
    Optional<JavaMigration> java) {
  private static final Pattern SCRIPT = Pattern.compile("([VB])([0-9][0-9._]*?)__.*\\.sql");

  /** In no particular order; repeatable ones are left out. */
  static List<LocalMigration> all(Optional<Path> sql, List<JavaMigration> java) {
    List<LocalMigration> all = new ArrayList<>();
    sql.ifPresent(directory -> all.addAll(scripts(directory)));
    for (JavaMigration each : java) {
      if (each.getVersion() != null) {
        boolean baseline = each.getClass().getSimpleName().startsWith("B");
        all.add(
            new LocalMigration(
                each.getVersion(),
                "JDBC",
                baseline,
                each.getClass().getName(),
                Optional.empty(),
                Optional.of(each)));
      }
    }
    return List.copyOf(all);
  }

  /** Whether a file is a script that {@link #all} finds. */
  static boolean isVersioned(String file) {
    return SCRIPT.matcher(file).matches();
  }

  private static List<LocalMigration> scripts(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.flatMap(file -> script(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  private static Optional<LocalMigration> script(Path file) {
    Matcher name = SCRIPT.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? Optional.of(
            new LocalMigration(
                MigrationVersion.fromVersion(name.group(2)),
                "SQL",
                name.group(1).equals("B"),
                name.group(),
                Optional.of(file),
                Optional.empty()))
        : Optional.empty();
  }
}
