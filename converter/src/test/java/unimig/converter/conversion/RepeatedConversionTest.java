package unimig.converter.conversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.script.ScriptEngine;
import unimig.converter.testing.LegacyTree;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/** What is the same, and what may change, when a project is converted again. */
@TestInstance(Lifecycle.PER_CLASS)
final class RepeatedConversionTest {
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
  void givesTheSameBytesAnywhereAndOnAnyNumberOfThreads(@TempDir Path one, @TempDir Path other) {
    ConvertedMigrations first = LegacyTree.of(one).convert(engine, 1, Optional.empty());
    ConvertedMigrations second = LegacyTree.of(other).convert(engine, 3, Optional.empty());

    assertEquals(
        List.of(Mode.RECORDED, Mode.COPIED, Mode.BRIDGED),
        first.manifest().entries().stream().map(Entry::mode).toList());
    assertEquals(first.manifest(), second.manifest());
    assertEquals(first.diagnostics(), second.diagnostics());
    assertEquals(first.files().keySet(), second.files().keySet());
    first.files().forEach((name, bytes) -> assertArrayEquals(bytes, second.files().get(name)));
  }

  @Test
  void changesNothingWhereNothingHasChanged(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    Map<String, String> before = LegacyTree.files(output);

    project.convertInto(engine, output);

    assertEquals(before, LegacyTree.files(output));
  }

  @Test
  void keepsWhatIsReleasedAndAddsOnlyWhatIsNew(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    List<Entry> released = project.convertInto(engine, output).manifest().entries();

    // Before, between, with the stamp of a released one, and after.
    project
        .with("migrations/20230101000000_first.js", LegacyTree.RECORDED)
        .with("scripts/20240115000000_between.sql", "select 1;\n")
        .with("scripts/20240301000000_equal.sql", "select 2;\n")
        .with("migrations/20250101000000_last.js", LegacyTree.RECORDED);
    List<Entry> now = project.convertInto(engine, output).manifest().entries();

    assertEquals(released, now.stream().filter(released::contains).toList());
    assertEquals(released.size() + 4, now.size());
    assertEquals(now.size(), now.stream().map(Entry::version).distinct().count());
  }

  @Test
  void keepsVersionAndKindOfARewrittenMigration(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    Entry bridged = project.convertInto(engine, output).manifest().entries().get(2);

    project.with("migrations/20240301000000_shout.js", LegacyTree.RECORDED);
    Entry recorded = project.convertInto(engine, output).manifest().entries().get(2);

    assertEquals(Mode.RECORDED, recorded.mode());
    assertEquals(bridged.version(), recorded.version());
    assertEquals(bridged.artifact(), recorded.artifact());
  }

  @Test
  void refusesAnotherKindForAReleasedVersion(@TempDir Path root) {
    LegacyTree project =
        new LegacyTree(root).with("migrations/20240101000000_users.sql", "create table users ();");
    ConvertedMigrations released = project.convertAs(engine, "legacy=sql", Optional.empty());

    project
        .without("migrations/20240101000000_users.sql")
        .with("migrations/20240101000000_users.js", LegacyTree.RECORDED);

    assertEquals(
        List.of("RELEASED_KIND_CHANGED 20240101000000_users.js:1:1"),
        errors(() -> project.convertAs(engine, "legacy=knex", Optional.of(released.manifest()))));
  }

  @Test
  void refusesToForgetAReleasedMigration(@TempDir Path root) {
    LegacyTree project = LegacyTree.of(root);
    ConvertedMigrations released = project.convert(engine, 1, Optional.empty());

    project.without("migrations/20240301000000_shout.js");

    List<String> errors =
        errors(() -> project.convert(engine, 1, Optional.of(released.manifest())));
    assertTrue(
        errors.contains("RELEASED_FILE_MISSING migrations/20240301000000_shout.js:1:1"),
        errors::toString);
  }

  private static List<String> errors(Runnable conversion) {
    BadInputException refused = assertThrows(BadInputException.class, conversion::run);
    return refused.diagnostics().stream().map(each -> each.code() + " " + each.place()).toList();
  }
}
