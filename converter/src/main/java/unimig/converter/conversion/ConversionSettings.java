package unimig.converter.conversion;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import unimig.converter.source.SourceSettings;

/**
 * What the user says about a conversion.
 *
 * @param paths projects, directories of migrations or knexfiles
 * @param source where to look and what is known of it
 * @param prelude scripts that are loaded before each migration
 * @param nodePath further directories of npm packages, as {@code NODE_PATH} lists them
 * @param scriptLimit of the time that a script may take for one direction
 * @param strict whether what would be bridged is refused
 * @param translate whether control flow that depends on answers becomes Java where that is exact
 * @param schema SQL that made what is in the database before the first migration; may be empty
 * @param classPath that translated classes are compiled against, as {@code java.class.path} has it
 * @param workers how many migrations are recorded at once
 */
public record ConversionSettings(
    List<Path> paths,
    SourceSettings source,
    List<Path> prelude,
    List<Path> nodePath,
    Duration scriptLimit,
    boolean strict,
    boolean translate,
    String schema,
    String classPath,
    int workers) {
  public ConversionSettings {
    paths = List.copyOf(paths);
    prelude = List.copyOf(prelude);
    nodePath = List.copyOf(nodePath);
  }
}
