package unimig.converter.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.script.ScriptEngine;
import unimig.converter.testing.LegacyTree;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;

/** What converting does to an output directory that is there already. */
@TestInstance(Lifecycle.PER_CLASS)
final class SetWriterTest {
  private static final String BRIDGED_SCRIPT = "migrations/20240301000000_shout.js";

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
  void leavesTheFilesOfTheUserAlone(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    Set<String> mine =
        Set.of(
            "README.md",
            "legacy/notes.txt",
            "legacy/files/project/mine.js",
            "legacy/scripts/mine.json",
            "sql/V20260101000000__mine.sql",
            "sql/V20240201000000__mine.sql.conf",
            "java/db/migration/V20260201000000__mine.java");
    mine.forEach(path -> LegacyTree.write(output, path, "mine: " + path));

    project.with(BRIDGED_SCRIPT, LegacyTree.RECORDED).convertInto(engine, output);

    Map<String, String> files = LegacyTree.files(output);
    mine.forEach(path -> assertEquals("mine: " + path, files.get(path)));
  }

  @Test
  void removesWhatItWroteAndNeedsNoMore(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    Set<String> archive =
        Set.of(
            "legacy/files.json",
            "legacy/files/project/" + BRIDGED_SCRIPT,
            "legacy/files/project/lib/shout.js",
            "legacy/files/project/package.json",
            "legacy/scripts/V20240301000000__shout.json");
    assertEquals(archive, below("legacy/", output));

    project.with(BRIDGED_SCRIPT, LegacyTree.RECORDED).convertInto(engine, output);

    assertEquals(Set.of(), below("legacy/", output));
    assertFalse(Files.exists(output.resolve("legacy")));
  }

  @Test
  void removesTheSettingsOfAScriptThatNeedsNoneAnyMore(@TempDir Path directory) {
    Path output = directory.resolve("out");
    String script = "scripts/20240201000000_name_index.sql";
    LegacyTree project =
        LegacyTree.of(directory.resolve("project"))
            .with(script, "create index concurrently by_name on users (name);\n");
    project.convertInto(engine, output);
    assertTrue(below("sql/", output).contains("sql/V20240201000000__name_index.sql.conf"));

    project.with(script, "create index by_name on users (name);\n").convertInto(engine, output);

    assertFalse(below("sql/", output).contains("sql/V20240201000000__name_index.sql.conf"));
  }

  @Test
  void takesEverythingBackWhereOneFileCannotBeWritten(@TempDir Path directory) throws IOException {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    LegacyTree.write(output, "sql/V20990101000000__late.sql/in_the_way", "mine");
    Map<String, String> before = LegacyTree.files(directory);

    // Written before the obstacle, removed after it, and changed.
    project
        .with("migrations/20230101000000_first.js", LegacyTree.RECORDED)
        .with(BRIDGED_SCRIPT, LegacyTree.RECORDED)
        .with("scripts/20990101000000_late.sql", "select 1;\n");
    assertThrows(UncheckedIOException.class, () -> project.convertInto(engine, output));

    project
        .without("migrations/20230101000000_first.js")
        .with(BRIDGED_SCRIPT, LegacyTree.BRIDGED)
        .without("scripts/20990101000000_late.sql");
    assertEquals(before, LegacyTree.files(directory));
  }

  @Test
  void takesRemovalsBackToo(@TempDir Path directory) throws IOException {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    Exchange exchange = new Exchange(output, Files.createDirectory(directory.resolve("gone")));
    Map<String, String> before = LegacyTree.files(output);
    LegacyTree.write(directory, "new", "new");

    exchange.remove(Path.of("legacy/files.json"));
    exchange.remove(Path.of("sql/V20240201000000__name_index.sql"));
    exchange.remove(Path.of("sql/U20240201000000__name_index.sql"));
    exchange.prune(Path.of("sql/V20240201000000__name_index.sql"));
    exchange.put(directory.resolve("new"), Path.of("sql/new"));
    exchange.undo();

    assertEquals(before, LegacyTree.files(output));
  }

  @Test
  void refusesToOverwriteAFileThatNoConversionWrote(@TempDir Path directory) {
    Path output = directory.resolve("out");
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    project.convertInto(engine, output);
    LegacyTree.write(output, "sql/V20250101000000__mine.sql", "select 'mine';\n");
    Map<String, String> before = LegacyTree.files(output);

    project.with("scripts/20250101000000_mine.sql", "select 1;\n");
    BadInputException refused =
        assertThrows(BadInputException.class, () -> project.convertInto(engine, output));

    assertEquals(
        List.of("FILE_IN_THE_WAY"), refused.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(
        "sql/V20250101000000__mine.sql:1:1", refused.diagnostics().get(0).place().toString());
    assertEquals(before, LegacyTree.files(output));
  }

  @Test
  void clearsAwayWhatAKilledRunLeftAside(@TempDir Path directory) throws IOException {
    LegacyTree project = LegacyTree.of(directory.resolve("project"));
    LegacyTree.write(directory, ".out.aside/sql/V1__half.sql", "half");

    project.convertInto(engine, directory.resolve("out"));

    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(
          Set.of("out", "project"),
          new TreeSet<>(left.map(path -> path.getFileName().toString()).toList()));
    }
    assertFalse(Files.exists(directory.resolve("out/sql/V1__half.sql")));
  }

  private static Set<String> below(String prefix, Path output) {
    Set<String> below = new TreeSet<>(LegacyTree.files(output).keySet());
    below.removeIf(path -> !path.startsWith(prefix));
    return below;
  }
}
