package unimig.converter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import unimig.converter.catalog.Catalog;
import unimig.converter.emit.EmittedClass;
import unimig.converter.script.ArchivedScript;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/**
 * What one legacy migration became.
 *
 * @param entry empty if it is refused, for reasons among the diagnostics
 * @param files path below the output directory → bytes
 * @param java the class among the files, if there is one
 * @param archived the script that it runs, if it is bridged
 * @param untranslated what a translated one becomes where its class is no good, for a reason
 * @param change what is known of the tables after it
 * @param withTypes the same migration with what is known of the tables before it, if that may make
 *     a difference
 */
record Unit(
    Optional<Entry> entry,
    Map<String, byte[]> files,
    List<Diagnostic> diagnostics,
    Optional<EmittedClass> java,
    Optional<ArchivedScript> archived,
    Optional<Function<Diagnostic, Unit>> untranslated,
    UnaryOperator<Catalog> change,
    Optional<Function<Catalog, Unit>> withTypes) {
  Unit {
    files = Map.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  static Unit of(Entry entry, Map<String, byte[]> files, List<Diagnostic> diagnostics) {
    return new Unit(
        Optional.of(entry),
        files,
        diagnostics,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UnaryOperator.identity(),
        Optional.empty());
  }

  static Unit of(Entry entry, EmittedClass java, List<Diagnostic> diagnostics) {
    return new Unit(
        Optional.of(entry),
        Map.of(java.path(), java.text().getBytes(StandardCharsets.UTF_8)),
        diagnostics,
        Optional.of(java),
        Optional.empty(),
        Optional.empty(),
        UnaryOperator.identity(),
        Optional.empty());
  }

  static Unit refused(List<Diagnostic> diagnostics) {
    return new Unit(
        Optional.empty(),
        Map.of(),
        diagnostics,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before -> Catalog.NOTHING,
        Optional.empty());
  }

  Unit running(ArchivedScript script) {
    return new Unit(
        entry, files, diagnostics, java, Optional.of(script), untranslated, change, withTypes);
  }

  Unit orElse(Function<Diagnostic, Unit> other) {
    return new Unit(
        entry, files, diagnostics, java, archived, Optional.of(other), change, withTypes);
  }

  Unit changing(UnaryOperator<Catalog> tables) {
    return new Unit(entry, files, diagnostics, java, archived, untranslated, tables, withTypes);
  }

  Unit withTypes(Function<Catalog, Unit> typed) {
    return new Unit(
        entry, files, diagnostics, java, archived, untranslated, change, Optional.of(typed));
  }

  Unit saying(Diagnostic further) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.add(further);
    return new Unit(entry, files, all, java, archived, untranslated, change, withTypes);
  }

  boolean isTranslated() {
    return entry.filter(each -> each.mode() == Mode.TRANSLATED).isPresent();
  }
}
