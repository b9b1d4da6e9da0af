package unimig.converter.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.script.ScriptEngine;

/**
 * What each case becomes, to the byte. {@code -Dunimig.golden.rewrite=true} writes what it becomes
 * now instead of comparing, for review; continuous integration, which sets {@code CI}, may not.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class GoldenCasesTest {
  private static final String REWRITE = "unimig.golden.rewrite";

  private ScriptEngine engine;

  @BeforeAll
  void open() {
    engine = new ScriptEngine();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void becomes(GoldenCase golden, @TempDir Path one, @TempDir Path other) throws IOException {
    ConvertedMigrations converted = GoldenCase.convert(engine, golden.copyProject(one));
    assertSameBytes(converted, GoldenCase.convert(engine, golden.copyProject(other)));
    assertEquals(
        golden.mode(),
        GoldenCase.entry(converted).mode().name().toLowerCase(Locale.ROOT),
        () -> String.valueOf(converted.diagnostics()));
    String java = GoldenCase.java(converted);
    if (Boolean.getBoolean(REWRITE)) {
      rewrite(golden, java);
    }
    assertTrue(Files.exists(golden.expected()), () -> missing(golden));
    assertEquals(Files.readString(golden.expected()), java);
  }

  @Test
  void everyFolderHoldsALegacyMigration() throws IOException {
    List<GoldenCase> cases = GoldenCase.all();
    assertTrue(cases.size() > 150, "found " + cases.size());
    for (GoldenCase golden : cases) {
      assertTrue(golden.hasLegacy(), () -> golden.name() + " holds no legacy migration");
    }
  }

  private static void assertSameBytes(ConvertedMigrations one, ConvertedMigrations other) {
    assertEquals(one.manifest(), other.manifest());
    assertEquals(one.files().keySet(), other.files().keySet());
    one.files().forEach((name, bytes) -> assertArrayEquals(bytes, other.files().get(name), name));
  }

  private static void rewrite(GoldenCase golden, String java) throws IOException {
    if (System.getenv("CI") != null) {
      fail("-D" + REWRITE + " is for people who review what it writes, not for CI");
    }
    Files.writeString(golden.expected(), java);
  }

  private static String missing(GoldenCase golden) {
    return "%s has no %s; write it with -D%s=true and review it"
        .formatted(golden.name(), GoldenCase.EXPECTED, REWRITE);
  }
}
