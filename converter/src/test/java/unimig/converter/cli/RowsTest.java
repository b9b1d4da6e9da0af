package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** The rows that commands can be asked for, and the proof put to the test. */
final class RowsTest {
  private static final String DUMP =
      """
      COPY public.reader (id, name, mail) FROM stdin;
      1\tAda\tada@example.org
      2\tGrace\tgrace@example.org
      \\.
      """;

  private final Path directory;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  RowsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void convert() {
    new LegacyTree(project())
        .with("package.json", "{}\n")
        .with(
            "scripts/001_reader.sql",
            """
            create table reader (id int primary key, name text not null, mail text);
            create table locked (id int check (false));
            """)
        .with("scripts/001_reader.down.sql", "drop table locked; drop table reader;\n")
        .with(
            "scripts/002_shout.sql",
            """
            update reader set name = upper(name) where mail like '%@example.org';
            delete from locked;
            """)
        .with("scripts/002_shout.down.sql", "update reader set name = lower(name);\n")
        .with("rows/002_shout.sql", "insert into reader values (7, 'Ada', null);\n");
    LegacyTree.write(directory, "dump.sql", DUMP);
    assertEquals(
        ExitCode.DONE,
        run("convert", project().toString(), "--out", set(), "--build"),
        answer::toString);
  }

  private Path project() {
    return directory.resolve("project");
  }

  private String set() {
    return directory.resolve("set").toString();
  }

  private JsonObject prove(String... more) {
    List<String> words =
        new ArrayList<>(List.of("prove", project().toString(), "--out", set(), "--output", "json"));
    words.addAll(List.of(more));
    assertEquals(ExitCode.DONE, run(words.toArray(String[]::new)), answer::toString);
    String text = answer.toString(StandardCharsets.UTF_8);
    JsonObject json = JsonParser.parseString(text.substring(text.indexOf('{'))).getAsJsonObject();
    return json.getAsJsonArray("migrations").get(1).getAsJsonObject();
  }

  private static List<String> names(JsonArray rows) {
    return rows.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(each -> each.get("rows").getAsString())
        .toList();
  }

  @Test
  void triesGeneratedSampledAndOwnRows() {
    JsonObject migration =
        prove("--rows-from", directory.resolve("dump.sql").toString(), "--mask", "reader.mail");
    JsonArray rows = migration.getAsJsonArray("rows");
    assertEquals(List.of("wide", "sample", "rows/002_shout.sql", "new wide"), names(rows));
    JsonObject unfilled = rows.get(0).getAsJsonObject().getAsJsonObject("unfilled");
    assertTrue(unfilled.has("public.locked"), rows::toString);
  }

  @Test
  void noneAreMadeWhereNoneAreWanted() {
    JsonObject migration = prove("--rows", "0");
    assertEquals(List.of("rows/002_shout.sql"), names(migration.getAsJsonArray("rows")));
  }

  @Test
  void tablesWithoutRowsAreNamed() {
    assertEquals(ExitCode.DONE, run("prove", project().toString(), "--out", set()));
    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(
        text.contains("scripts/002_shout.sql:1:1: warning: no row was found for table"), text);
    assertTrue(text.contains("[TABLE_NOT_FILLED]"), text);
  }

  @Test
  void plantedFaultsAreFound() {
    String project = project().toString();
    assertEquals(
        ExitCode.DONE, run("mutants", project, "--most", "40", "--least", "70"), answer::toString);
    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("dropped statement"), text);
    assertTrue(text.matches("(?s).*\\d+ of \\d+ mutants caught \\(\\d+\\.\\d %\\).*"), text);
    assertEquals(
        ExitCode.NOT_EQUIVALENT,
        run("mutants", project, "--most", "40", "--rows", "0", "--least", "100"),
        answer::toString);
  }

  private int run(String... words) {
    answer.reset();
    String given = System.getenv().getOrDefault("DATABASE_URL", "");
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(
            given.isEmpty() ? Map.of() : Map.of("DATABASE_URL", given),
            print,
            print,
            Clock.systemUTC(),
            /* terminal= */ false),
        words);
  }
}
