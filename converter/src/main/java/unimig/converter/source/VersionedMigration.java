package unimig.converter.source;

import java.util.Optional;
import unimig.runner.manifest.Entry;

/**
 * A legacy migration and its place in the converted set.
 *
 * @param version Flyway version, such as {@code 20240105093000} or {@code 20240105093000.1}
 * @param description of {@code [A-Za-z0-9_]}, not empty, at most 150 characters
 * @param released the entry of an earlier conversion whose version and description this keeps
 */
public record VersionedMigration(
    LegacyMigration migration, String version, String description, Optional<Entry> released) {

  /**
   * The name that Flyway reads version and description from, such as {@code
   * V20240105093000_1__users}; unique within a converted set, whatever the case.
   */
  public String className() {
    return "V" + version.replace('.', '_') + "__" + description;
  }
}
