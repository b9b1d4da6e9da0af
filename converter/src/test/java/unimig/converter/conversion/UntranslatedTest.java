package unimig.converter.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.build.CompileCheck;
import unimig.converter.catalog.Catalog;
import unimig.converter.record.Recorder;
import unimig.converter.script.ContextPool;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.VersionedMigration;
import unimig.converter.testing.LegacyTree;
import unimig.converter.translate.Program;
import unimig.converter.translate.Translation;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.Severity;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;

/** A fault of the translator costs the translation, not the conversion. */
@TestInstance(Lifecycle.PER_CLASS)
final class UntranslatedTest {
  private static final Catalog TABLES = Catalog.NOTHING.after("create table a (b integer)");

  private ScriptEngine engine;

  @BeforeAll
  void open() {
    engine = new ScriptEngine();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void bridgesWhereTheTranslatorFails(@TempDir Path root) {
    Unit unit =
        convert(
            root,
            (settings, path, catalog) -> {
              throw new IllegalStateException("nothing there\nat all");
            });

    assertEquals(
        "the translator failed: IllegalStateException: nothing there", bridgedFor(unit).message());
  }

  @Test
  void bridgesWhereTheProgramIsNoJava(@TempDir Path root) {
    Unit unit = convert(root, (settings, path, catalog) -> program("int int = 1;"));

    assertTrue(
        bridgedFor(unit).message().startsWith("the translator failed: IllegalStateException: "));
  }

  @Test
  void bridgesWhereTheClassDoesNotCompile(@TempDir Path root) {
    Unit unit = convert(root, (settings, path, catalog) -> program("int one = \"one\";"));
    assertEquals(Mode.TRANSLATED, unit.entry().orElseThrow().mode());

    Unit instead = compiled(unit);

    String message = bridgedFor(instead).message();
    assertTrue(
        message.matches(
            "its translation does not compile: line \\d+: incompatible types: java.lang.String cannot be converted to int"),
        message);
  }

  @Test
  void tellsWhereTypesLeadToWhatDoesNotCompile(@TempDir Path root) {
    Unit unit =
        convert(
            root,
            (settings, path, catalog) ->
                catalog.isEmpty() ? counting() : program("int one = \"one\";"));

    Unit typed = compiled(unit.withTypes().orElseThrow().apply(TABLES));

    assertWithoutTypes(typed, "the types of columns are not used: its translation does not .*");
  }

  @Test
  void tellsWhereTypesAreRefused(@TempDir Path root) {
    SourceSpan place = new SourceSpan("migrations/20240301000000_shout.js", 2, 3);
    Diagnostic reason = Diagnostic.note(place, "NOT_TRANSLATED", "not translated: a", "b");
    Unit unit =
        convert(
            root,
            (settings, path, catalog) ->
                catalog.isEmpty() ? counting() : new Translation.Refused(List.of(reason)));

    Unit typed = unit.withTypes().orElseThrow().apply(TABLES);

    assertEquals(
        place, assertWithoutTypes(typed, "the types .* not used: not translated: a").place());
  }

  /** It is still translated, and one warning says why it could be better. */
  private static Diagnostic assertWithoutTypes(Unit unit, String message) {
    assertEquals(Mode.TRANSLATED, unit.entry().orElseThrow().mode());
    List<Diagnostic> warnings =
        unit.diagnostics().stream().filter(d -> d.severity() == Severity.WARNING).toList();
    assertEquals(
        List.of("TYPES_NOT_USED"), warnings.stream().map(Diagnostic::code).distinct().toList());
    assertTrue(warnings.get(0).message().matches(message), warnings.get(0).message());
    return warnings.get(0);
  }

  /** Reads rows, so that types are of use to it. */
  private static Translation counting() {
    return program("Row row = db.first(\"select 1\");", Set.of("unimig.runner.api.Row"));
  }

  @Test
  void keepsWhatCompiles(@TempDir Path root) {
    Unit unit = convert(root, (settings, path, catalog) -> program("db.execute(\"select 1\");"));

    assertEquals(unit, compiled(unit));
  }

  private static Translation program(String up) {
    return program(up, Set.of());
  }

  private static Translation program(String up, Set<String> imports) {
    return new Translation.Complete(
        new Program(up, "", List.of(), List.of(), Set.of(), false, imports, true, false, List.of()),
        List.of());
  }

  private static Unit compiled(Unit unit) {
    CompileCheck check = new CompileCheck(System.getProperty("java.class.path"));
    return new CompiledUnits(check).of(List.of(unit)).get(0);
  }

  /** The warning that stands in the report and in the class. */
  private static Diagnostic bridgedFor(Unit unit) {
    assertEquals(Mode.BRIDGED, unit.entry().orElseThrow().mode());
    List<Diagnostic> warnings =
        unit.diagnostics().stream().filter(d -> d.severity() == Severity.WARNING).toList();
    assertEquals(1, warnings.size());
    String path = unit.entry().orElseThrow().artifact().orElseThrow();
    String java = new String(unit.files().get(path), StandardCharsets.UTF_8);
    assertTrue(java.contains("[TRANSLATION_FAILED]"), java);
    return warnings.get(0);
  }

  private Unit convert(Path root, KnexUnits.Translations translations) {
    LegacyTree tree =
        new LegacyTree(root)
            .with("package.json", "{}\n")
            .with("migrations/20240301000000_shout.js", LegacyTree.BRIDGED)
            .with("lib/shout.js", "exports.shout = (text) => text.toUpperCase();\n");
    LegacyProject project = tree.read(new Manifest(List.of(), List.of()));
    VersionedMigration migration = project.migrations().get(0);
    ContextPool contexts = new ContextPool(engine, project.files(), Duration.ofMinutes(1));
    KnexUnits units =
        new KnexUnits(new Recorder(contexts), Optional.of(translations), project.files(), false);
    return units.convert(migration, project.scriptsOf(migration));
  }
}
