package unimig.converter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.build.CompileCheck;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Sees to it that translated classes compile. */
final class CompiledUnits {
  private final CompileCheck check;

  CompiledUnits(CompileCheck check) {
    this.check = check;
  }

  /** The same units; those whose classes do not compile without a warning are not translated. */
  List<Unit> of(List<Unit> units) {
    Map<String, String> sources = new TreeMap<>();
    for (Unit unit : units) {
      if (unit.untranslated().isPresent()) {
        unit.files()
            .forEach((path, bytes) -> sources.put(path, new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    Map<String, String> failing = check.failing(sources);
    List<Unit> checked = units.stream().map(unit -> instead(unit, failing)).toList();
    // What stands in for a failing class may be another translation.
    return failing.isEmpty() ? checked : of(checked);
  }

  private static Unit instead(Unit unit, Map<String, String> failing) {
    return unit.untranslated()
        .flatMap(
            other ->
                unit.files().keySet().stream()
                    .filter(failing::containsKey)
                    .findFirst()
                    .map(path -> other.apply(reason(unit, String.valueOf(failing.get(path))))))
        .orElse(unit);
  }

  private static Diagnostic reason(Unit unit, String message) {
    String source = unit.entry().orElseThrow().source();
    return Untranslated.failure(
        SourceSpan.startOf(source), "its translation does not compile: " + message);
  }
}
