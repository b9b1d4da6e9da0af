package unimig.converter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.emit.EmittedClass;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;

/**
 * What one legacy migration became.
 *
 * @param entry empty if it is refused, for reasons among the diagnostics
 * @param files path below the output directory → bytes
 * @param java the class among the files, if there is one
 * @param untranslated what a translated one becomes where its class is no good, for a reason
 */
record Unit(
    Optional<Entry> entry,
    Map<String, byte[]> files,
    List<Diagnostic> diagnostics,
    Optional<EmittedClass> java,
    Optional<Function<Diagnostic, Unit>> untranslated) {
  Unit {
    files = Map.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  static Unit of(Entry entry, Map<String, byte[]> files, List<Diagnostic> diagnostics) {
    return new Unit(Optional.of(entry), files, diagnostics, Optional.empty(), Optional.empty());
  }

  static Unit of(Entry entry, EmittedClass java, List<Diagnostic> diagnostics) {
    return new Unit(
        Optional.of(entry),
        Map.of(java.path(), java.text().getBytes(StandardCharsets.UTF_8)),
        diagnostics,
        Optional.of(java),
        Optional.empty());
  }

  static Unit refused(List<Diagnostic> diagnostics) {
    return new Unit(Optional.empty(), Map.of(), diagnostics, Optional.empty(), Optional.empty());
  }

  Unit orElse(Function<Diagnostic, Unit> other) {
    return new Unit(entry, files, diagnostics, java, Optional.of(other));
  }
}
