package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.testing.TestDatabase;

/** The legacy service of {@code fixtures/shop}, converted, squashed both ways and archived. */
final class SquashedShopTest {
  private static final Path SHOP = Path.of("../fixtures/shop");
  private static final String TENANT = "11111111-1111-4111-8111-111111111111";

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Path directory;

  SquashedShopTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void isSquashedAndArchived() throws IOException {
    String set = directory.toString();
    assertEquals(0, run(Map.of(), "convert", SHOP.toString(), "--out", set, "--build"), this::said);
    assertEquals(ExitCode.REFUSED, run(Map.of(), "squash", "--dir", set), this::said);
    assertTrue(said().contains("SHOP_TENANT_ID"), this::said);

    JsonObject statements = squash("--from", "statements");
    assertEquals(47, statements.get("migrations").getAsInt());
    // A value of an enum is used by a later migration than the one that adds it.
    assertEquals("statements in parts", statements.get("from").getAsString());
    try (TestDatabase old = TestDatabase.create();
        TestDatabase fresh = TestDatabase.create()) {
      Map<String, String> environment = Map.of("DATABASE_URL", old.urlText());
      migrate(old, Map.of("SHOP_TENANT_ID", TENANT));
      JsonObject any = squash();
      assertEquals(statements.get("tables"), any.get("tables"));
      assertEquals(statements.get("rows"), any.get("rows"));

      assertEquals(0, run(Map.of(), "archive", "--dir", set), this::said);
      try (Stream<Path> scripts = Files.list(directory.resolve("sql"))) {
        assertTrue(scripts.allMatch(file -> file.getFileName().toString().startsWith("B")));
      }
      assertEquals(0, run(environment, "validate", "--dir", set), this::said);
      migrate(old, Map.of());
      migrate(fresh, Map.of());
      assertEquals(List.of("SQL_BASELINE"), fresh.query("select type from flyway_schema_history"));
      String tables = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
      assertEquals(old.query(tables), fresh.query(tables));
    }
  }

  private void migrate(TestDatabase database, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("DATABASE_URL", database.urlText());
    assertEquals(0, run(environment, "migrate", "--dir", directory.toString()), this::said);
  }

  private JsonObject squash(String... more) {
    List<String> arguments = new ArrayList<>(List.of("squash", "--dir", directory.toString()));
    arguments.addAll(List.of("--freeze", "SHOP_TENANT_ID", "--output", "json"));
    arguments.addAll(List.of("--define", "SHOP_TENANT_ID=" + TENANT));
    arguments.addAll(List.of(more));
    data.reset();
    Map<String, String> programs = Map.of("PATH", System.getenv().getOrDefault("PATH", ""));
    assertEquals(0, run(programs, arguments.toArray(new String[0])), this::said);
    return JsonParser.parseString(data.toString(StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private String said() {
    return talk.toString(StandardCharsets.UTF_8) + data.toString(StandardCharsets.UTF_8);
  }

  private int run(Map<String, String> environment, String... arguments) {
    talk.reset();
    Surroundings surroundings =
        new Surroundings(environment, stream(data), stream(talk), Clock.systemUTC(), false);
    return Main.run(surroundings, arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
