package unimig.converter.conversion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;

/**
 * What one legacy migration became.
 *
 * @param entry empty if it is refused, for reasons among the diagnostics
 * @param files path below the output directory → bytes
 */
record Unit(Optional<Entry> entry, Map<String, byte[]> files, List<Diagnostic> diagnostics) {
  Unit {
    files = Map.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  static Unit refused(List<Diagnostic> diagnostics) {
    return new Unit(Optional.empty(), Map.of(), diagnostics);
  }
}
