package unimig.runner.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What may come after a proof without touching what was proven: migrations of versions after the
 * last proven one with their ways back, and repeatable ones. Not baseline migrations, in whose
 * place proven ones would not run.
 */
final class Later {
  private static final Pattern SCRIPT =
      Pattern.compile("(?:[VU]([0-9][0-9._]*?)|R)__.*\\.sql(?:\\.conf)?");
  private static final Pattern CLASS = Pattern.compile("(?:V([0-9][0-9._]*?)|R)__[^/]*\\.class");

  /** Below it the runner looks for migrations. */
  private static final String PACKAGE = "db/migration/";

  private final Optional<MigrationVersion> point;

  /**
   * @param point the last proven version
   */
  Later(Optional<String> point) {
    this.point = point.map(MigrationVersion::fromVersion);
  }

  /**
   * @param path with {@code /} between its parts
   */
  boolean isScript(String path) {
    return isAfter(SCRIPT.matcher(nameOf(path)));
  }

  /**
   * @param entry name in a jar
   */
  boolean isClass(String entry) {
    return entry.startsWith(PACKAGE) && isAfter(CLASS.matcher(nameOf(entry)));
  }

  /**
   * Whether a class that was not there before is none of what runs: class loaders ask their parent
   * first, so that it cannot stand in for another, and what was compiled before does not know it.
   *
   * @param entry name in a jar
   */
  static boolean isHelper(String entry) {
    return entry.endsWith(".class") && !entry.startsWith(PACKAGE) && !entry.startsWith("META-INF/");
  }

  private boolean isAfter(Matcher name) {
    if (!name.matches()) {
      return false;
    }
    return name.group(1) == null
        || point
            .map(last -> MigrationVersion.fromVersion(name.group(1)).compareTo(last) > 0)
            .orElse(true);
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
