package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class CutoverTest {
  private static final String CONVERT = "Convert and build";
  private static final String PROVE = "Prove";
  private static final String LOOK = "Look where the database stands";
  private static final String ADOPT = "Adopt what the old tools have applied";
  private static final String SWITCH = "Let deployments run the set";
  private static final String ASIDE = "When the old service will not come back";
  private static final String SQUASH = "Make the script for fresh databases";
  private static final String REMOVE = "Remove the old migrations";

  private final Path directory;
  private final Path project;

  CutoverTest(@TempDir Path directory, @TempDir Path project) throws IOException {
    this.directory = directory;
    this.project = project;
    Files.createDirectories(project.resolve("legacy"));
    new TestSet(directory)
        .sql("V1__x.sql", "create table a (id int);")
        .sql("V2__x.sql", "create table b (id int);")
        .entry("1", Mode.COPIED, "sql/V1__x.sql")
        .entry("2", Mode.COPIED, "sql/V2__x.sql")
        .build();
  }

  @Test
  void withoutADatabaseOnlyFilesTell() throws IOException {
    String plan = plan(Map.of());
    marked(plan, "[x]", CONVERT);
    marked(plan, "[ ]", PROVE, SQUASH, REMOVE);
    marked(plan, "[?]", LOOK, ADOPT, SWITCH, ASIDE);
    assertTrue(plan.contains("unimig adopt --dir " + directory + "\n"), plan);
    assertTrue(plan.contains("git rm -r " + project.resolve("legacy")), plan);
    Files.delete(project.resolve("legacy"));
    Files.writeString(directory.resolve("sql/B2__squash.sql"), "select 1;");
    marked(plan(Map.of()), "[x]", SQUASH, REMOVE);
  }

  @Test
  void stepsAreMarkedAsTheDatabaseMovesOn() {
    try (TestDatabase database = TestDatabase.create()) {
      Map<String, String> environment = Map.of("DATABASE_URL", database.urlText());
      database.run(
          "create table a (id int); create table knex_migrations (id int, name varchar(255),"
              + " batch int, migration_time timestamptz);"
              + " insert into knex_migrations values (1, '1.js', 1, now()), (2, '9.js', 2, now())");
      marked(plan(environment), "[ ]", LOOK, ADOPT, SWITCH, ASIDE);
      database.run("delete from knex_migrations where id = 2");
      String plan = plan(environment);
      marked(plan, "[x]", LOOK);
      marked(plan, "[ ]", ADOPT, SWITCH, ASIDE);
      run(environment, "adopt", "--dir", directory.toString());
      marked(plan(environment), "[x]", ADOPT);
      marked(plan(environment), "[ ]", SWITCH);
      run(environment, "migrate", "--dir", directory.toString());
      marked(plan(environment), "[x]", SWITCH);
      run(environment, "adopt", "--archive-history", "--dir", directory.toString());
      marked(plan(environment), "[x]", ADOPT, SWITCH, ASIDE);
      assertEquals(
          List.of("knex_migrations_archived"),
          database.query("select relname from pg_class where relname like 'knex%'"));
    }
  }

  @Test
  void asJson() {
    String json =
        run(
            Map.of(),
            "cutover",
            "--dir",
            directory.toString(),
            "--sources",
            project.toString(),
            "--output",
            "json");
    assertTrue(json.contains("\"title\": \"" + CONVERT + "\""), json);
    assertTrue(json.contains("\"state\": \"unknown\""), json);
  }

  private static void marked(String plan, String mark, String... titles) {
    for (String title : titles) {
      String line = plan.lines().filter(each -> each.contains(". " + title)).findFirst().orElse("");
      assertTrue(line.startsWith(mark), mark + " " + title + " in\n" + plan);
    }
  }

  private String plan(Map<String, String> environment) {
    return run(
        environment, "cutover", "--dir", directory.toString(), "--sources", project.toString());
  }

  private static String run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(environment, stream(out), stream(err), Clock.systemUTC(), false);
    int code =
        Unimig.run(
            surroundings, ConsolidatorCommands.all(surroundings, TestScratch::open), arguments);
    assertEquals(
        ExitCode.DONE, code, Stream.of(out, err).map(CutoverTest::text).toList().toString());
    return text(out);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
