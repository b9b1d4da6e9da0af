package unimig.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Event;

/** Finds scripts that Flyway would overlook because of their name. */
final class FileNames {
  private static final Pattern MIGRATION =
      Pattern.compile("([VUB][0-9]+([._][0-9]+)*|R)__.+\\.sql");
  private static final Pattern CALLBACK = Pattern.compile("([A-Za-z]+)(__.*)?\\.sql");

  private FileNames() {}

  /** One finding a file, in order of name. */
  static List<Failure> findings(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(file -> directory.relativize(file).toString())
          .filter(name -> name.endsWith(".sql"))
          .filter(name -> !isKnown(name.substring(name.lastIndexOf('/') + 1)))
          .sorted()
          .map(FileNames::finding)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  private static boolean isKnown(String name) {
    if (MIGRATION.matcher(name).matches()) {
      return true;
    }
    var callback = CALLBACK.matcher(name);
    return callback.matches() && Event.fromId(callback.group(1)) != null;
  }

  private static Failure finding(String name) {
    return Failure.of(
            FailureCode.BAD_FILE_NAME,
            "script \"" + name + "\" has a name that Flyway overlooks",
            "name it V<version>__<description>.sql, or U, B or R likewise")
        .inMigration(name);
  }
}
