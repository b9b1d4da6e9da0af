package unimig.converter.conversion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.emit.EmittedClass;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Manifest;

/**
 * A conversion that succeeded, in memory.
 *
 * @param project what was converted
 * @param files path below the output directory → bytes, without the manifest; sorted
 * @param classes the Java among the files, by path
 * @param diagnostics warnings and notes, sorted; no errors
 */
public record ConvertedMigrations(
    LegacyProject project,
    Manifest manifest,
    Map<String, byte[]> files,
    Map<String, EmittedClass> classes,
    List<Diagnostic> diagnostics) {
  public ConvertedMigrations {
    files = new TreeMap<>(files);
    classes = new TreeMap<>(classes);
    diagnostics = diagnostics.stream().sorted().distinct().toList();
  }
}
