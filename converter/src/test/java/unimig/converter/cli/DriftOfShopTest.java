package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyPast;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.testing.TestDatabase;

/**
 * Finds where a database stands that the old tools brought half of the way, and what was done
 * since.
 */
final class DriftOfShopTest {
  private static final Path SHOP = Path.of("../fixtures/shop").toAbsolutePath().normalize();
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SHOP_TENANT_ID", "11111111-2222-4333-8444-555555555555");
  private static final int APPLIED = 30;

  private final Path out;

  DriftOfShopTest(@TempDir Path out) {
    this.out = out;
  }

  @Test
  void thePlaceOfWhatTheOldToolsMadeIsFound() {
    assertEquals(ExitCode.DONE, run(new ByteArrayOutputStream(), Map.of(), convert()));
    Manifest manifest = ManifestFile.read(out.resolve(Manifest.FILE_NAME));
    try (TestDatabase database = TestDatabase.create();
        LegacyPast past = new LegacyPast(SHOP, manifest, database, "3", ENVIRONMENT)) {
      past.next(APPLIED);
      database.run("alter table products add column by_hand text");
      JsonObject nearest = drift(database).getAsJsonObject("standing").getAsJsonObject("nearest");
      assertEquals(
          List.of(past.applied().get(APPLIED - 1).legacyName()), texts(nearest, "after", "name"));
      assertEquals(List.of("column \"by_hand\""), texts(nearest, "differences", "part"));
    }
  }

  private String[] convert() {
    return new String[] {"convert", SHOP.toString(), "--out", out.toString(), "--build"};
  }

  private JsonObject drift(TestDatabase database) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int code =
        run(
            answer,
            ENVIRONMENT,
            "drift",
            "--dir",
            out.toString(),
            "--database-url",
            database.urlText(),
            "--output",
            "json");
    assertEquals(ExitCode.DRIFT, code, answer::toString);
    return JsonParser.parseString(answer.toString(StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private static List<String> texts(JsonObject json, String array, String field) {
    return StreamSupport.stream(json.getAsJsonArray(array).spliterator(), false)
        .map(each -> each.getAsJsonObject().get(field).getAsString())
        .toList();
  }

  private static int run(
      ByteArrayOutputStream answer, Map<String, String> environment, String... arguments) {
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(environment, print, print, Clock.systemUTC(), /* terminal= */ false),
        arguments);
  }
}
