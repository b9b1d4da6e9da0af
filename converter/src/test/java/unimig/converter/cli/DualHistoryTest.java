package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.testing.LegacyTree;
import unimig.converter.testing.NodeKnex;
import unimig.converter.testing.NodePackages;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.testing.TestDatabase;

/** What real Knex on Node says after {@code unimig migrate --dual-history}, and while it runs. */
final class DualHistoryTest {
  static final List<String> LINES = NodeKnex.LINES;

  private static final String NAMES = "select name, batch from knex_migrations order by id";
  private static final String TABLES =
      """
      select table_name, column_name, ordinal_position, data_type, character_maximum_length,
        column_default, is_nullable, (select string_agg(indexdef, ';' order by indexdef)
          from pg_indexes where tablename = table_name)
      from information_schema.columns where table_name like 'knex\\_%' order by 1, 3""";

  private static Optional<Path> shared = Optional.empty();

  private final TestDatabase database = TestDatabase.create();

  @BeforeAll
  static void convert(@TempDir Path directory) {
    shared = Optional.of(directory);
    LegacyTree project =
        new LegacyTree(directory().resolve("project"))
            .with(
                "knexfile.js",
                """
                module.exports = {
                  client: 'pg',
                  connection: process.env.DATABASE_URL,
                  migrations: { directory: './migrations' },
                };
                """)
            .with("package.json", "{}\n");
    for (String name : List.of("1_a", "2_b", "3_c", "4_d")) {
      project.with(
          "migrations/" + name + ".js",
          """
          exports.up = (knex) => knex.schema.createTable('%1$s', (t) => t.increments())
            .raw('select pg_sleep(%2$s)');
          exports.down = (knex) => knex.schema.dropTable('%1$s');
          """
              .formatted(name.substring(2), name.startsWith("4") ? "1" : "0"));
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    String root = directory().resolve("project").toString();
    assertEquals(
        ExitCode.DONE,
        run(answer, Map.of(), "convert", root, "--out", out(), "--build", "--knex-line", "3"),
        answer::toString);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void aFreshDatabaseIsUpToDateForKnex(String line) {
    migrate("--target", "3", "--group");
    assertEquals(List.of("1_a.js|1", "2_b.js|1", "3_c.js|1"), database.query(NAMES));
    Path project = deployed(line, 3);
    assertSays("Already up to date", knex(line, project, "migrate:latest"));
    String list = knex(line, project, "migrate:list");
    assertSays("Found 3 Completed Migration file/files.", list);
    assertSays("No Pending Migration files Found.", list);
    assertSays("Batch 1 rolled back: 3 migrations", knex(line, project, "migrate:rollback"));
    assertEquals(List.of(), database.query(NAMES));
    assertEquals(List.of("null"), database.query("select to_regclass('a')"));
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void whatKnexBeganIsContinued(String line) {
    assertSays("Batch 1 run: 2 migrations", knex(line, deployed(line, 2), "migrate:latest"));
    List<String> tables = database.query(TABLES);
    assertEquals(ExitCode.DONE, unimig("adopt"));
    migrate("--target", "3");
    Path project = deployed(line, 3);
    assertSays("Already up to date", knex(line, project, "migrate:latest"));
    assertSays("Batch 2 rolled back: 1 migrations", knex(line, project, "migrate:rollback"));
    assertEquals(List.of("1_a.js|1", "2_b.js|1"), database.query(NAMES));

    try (TestDatabase fresh = TestDatabase.create()) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      Map<String, String> environment = Map.of("DATABASE_URL", fresh.urlText());
      run(answer, environment, "migrate", "--dir", out(), "--dual-history", "--target", "1");
      assertEquals(tables, fresh.query(TABLES), answer::toString);
    }
  }

  /** It waits at our row lock, and reads again what is applied. */
  @ParameterizedTest
  @ValueSource(strings = {"0.21", "0.95", "3"})
  void aDeploymentInBetweenWaits(String line) throws InterruptedException {
    migrate("--target", "3");
    Thread run = new Thread(() -> migrate());
    run.start();
    await(
        "select 1 from pg_stat_activity where query like '%pg_sleep(1)%' and pid <> pg_backend_pid()");
    String said = knex(line, deployed(line, 4), "migrate:latest");
    run.join();
    assertSays("Already up to date", said);
    assertEquals("4_d.js|2", database.query(NAMES).get(3));
  }

  @Test
  void aDeploymentThatGoesOnIsWaitedFor() throws InterruptedException, IOException {
    migrate("--target", "3");
    Process knex = NodeKnex.commandLine("3", deployed("3", 4), environment(), "migrate:latest");
    await(
        "select 1 from pg_stat_activity where query like '%pg_sleep(1)%' and pid <> pg_backend_pid()");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int code = run(answer, environment(), "migrate", "--dir", out(), "--dual-history");
    assertEquals(ExitCode.REFUSED, code, answer::toString);
    String text = answer.toString(StandardCharsets.UTF_8);
    assertSays("note: waiting: another session holds the lock of \"public.knex_migrations\"", text);
    assertSays("\"public.knex_migrations\" has \"4_d.js\", which would run again", text);
    assertSays("[LEGACY_APPLIED]", text);
    assertSays(
        "Batch 2 run: 1 migrations",
        new String(knex.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The other way round: the old service went on after the cutover. */
  @Test
  void whatKnexAppliedMeanwhileIsSeen() {
    migrate("--target", "2");
    assertSays("Batch 2 run: 1 migrations", knex("3", deployed("3", 3), "migrate:latest"));
    ByteArrayOutputStream status = new ByteArrayOutputStream();
    run(status, environment(), "status", "--dir", out());
    assertTrue(
        status
            .toString(StandardCharsets.UTF_8)
            .matches("(?s).*3_c.js +applied +\\S+ \\S+ +2 +-\n.*"),
        status::toString);
    assertEquals(ExitCode.REFUSED, unimig("migrate", "--dual-history"));
    assertEquals(ExitCode.DONE, unimig("adopt"));
    assertSays("1 row written to public.knex_migrations", migrate());
    assertEquals(List.of("1_a.js|1", "2_b.js|1", "3_c.js|2", "4_d.js|3"), database.query(NAMES));
  }

  @Test
  void tellsInJsonWhatItWrote() {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    run(
        answer,
        environment(),
        "migrate",
        "--dir",
        out(),
        "--dual-history",
        "--target",
        "1",
        "--output",
        "json");
    assertEquals(
        "[{\"table\":\"public.knex_migrations\",\"name\":\"1_a.js\"}]",
        JsonParser.parseString(answer.toString(StandardCharsets.UTF_8))
            .getAsJsonObject()
            .get("legacyRows")
            .toString());
  }

  @Test
  void tellsWhatItWroteAndRefusesHalfOfTheOptions() {
    String said = migrate("--target", "3");
    assertSays("3 rows written to public.knex_migrations\n", said);
    assertEquals(ExitCode.USAGE, unimig("migrate", "--fill-legacy-history"));
  }

  private void await(String query) throws InterruptedException {
    for (int i = 0; i < 500 && database.query(query).isEmpty(); i++) {
      Thread.sleep(20);
    }
  }

  /** The project as it was when it had so many migrations, with Knex of a line. */
  private static Path deployed(String line, int count) {
    Path project = directory().resolve("deployed-" + line + "-" + count);
    if (!project.toFile().exists()) {
      NodePackages.link(project, "knex", "knex-" + line);
      NodePackages.link(project, "pg", "pg");
      Map<String, String> files = LegacyTree.files(directory().resolve("project"));
      files.forEach(
          (path, text) -> {
            if (!path.startsWith("migrations/")
                || path.charAt("migrations/".length()) - '0' <= count) {
              LegacyTree.write(project, path, text);
            }
          });
    }
    return project;
  }

  private String knex(String line, Path project, String... arguments) {
    try {
      Process process = NodeKnex.commandLine(line, project, environment(), arguments);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSays(String words, String text) {
    assertTrue(text.contains(words), text);
  }

  private Map<String, String> environment() {
    return Map.of("DATABASE_URL", database.urlText());
  }

  private String migrate(String... arguments) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("migrate", "--dir", out(), "--dual-history"));
    all.addAll(Arrays.asList(arguments));
    int code = run(answer, environment(), all.toArray(new String[0]));
    assertEquals(ExitCode.DONE, code, answer::toString);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private int unimig(String command, String... arguments) {
    return run(
        new ByteArrayOutputStream(),
        environment(),
        Stream.concat(Stream.of(command, "--dir", out()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static Path directory() {
    return shared.orElseThrow();
  }

  private static String out() {
    return directory().resolve("out").toString();
  }

  private static int run(
      ByteArrayOutputStream answer, Map<String, String> environment, String... arguments) {
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(environment, print, print, Clock.systemUTC(), /* terminal= */ false),
        arguments);
  }
}
