package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** What {@code unimig prove} says of the branches that rows reached. */
final class ReachedBranchesTest {
  private static final String TABLE =
      """
      exports.up = (knex) =>
        knex.schema.createTable('people', (table) => {
          table.increments('id');
          table.text('name');
          table.text('kind');
        });
      exports.down = (knex) => knex.schema.dropTable('people');
      """;

  /** The last condition is one that no generated row meets. */
  private static final String READING =
      """
      const { createHash } = require('crypto');
      exports.up = async (knex) => {
        if (knex.client.config.client === 'mysql') {
          await knex.raw('set names utf8');
        }
        for (const { id, name, kind } of await knex('people').select()) {
          let to = kind === 'guest' ? 'visitor' : name || 'nobody';
          if (createHash('md5').update(String(name)).digest('hex').startsWith('5d41402a')) {
            to = 'found';
          }
          await knex('people').where({ id }).update({ kind: to });
        }
      };
      exports.down = async () => {};
      """;

  private static final String FOUND =
      "migrations/20240102000000_kinds.js:8:5: warning: the rows never reach the body of this \"if\"; "
          + "add rows/20240102000000_kinds.sql with rows that do [BRANCH_NOT_REACHED]";

  private final LegacyTree tree;
  private final Path project;
  private final Path out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  ReachedBranchesTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    this.tree =
        new LegacyTree(project)
            .with("package.json", "{}\n")
            .with("migrations/20240101000000_people.js", TABLE)
            .with("migrations/20240102000000_kinds.js", READING);
  }

  @Test
  void namesThoseThatNoRowReached() {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("prove"), answer::toString);
    List<String> lines = answer.toString(StandardCharsets.UTF_8).lines().toList();
    assertTrue(
        lines.contains("branches: 7 of 8 (87 %), and 1 not reached that do not depend on rows"),
        answer::toString);
    assertEquals(
        List.of(FOUND),
        lines.stream().map(String::strip).filter(line -> line.contains("BRANCH_")).toList());
  }

  /** The name whose hash that is. */
  @Test
  void rowsOfOnesOwnReachThem() {
    tree.with("rows/20240102000000_kinds.sql", "insert into people (name) values ('hello');\n");
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("prove", "--output", "json"), answer::toString);
    JsonObject branches =
        JsonParser.parseString(answer.toString(StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("branches");
    assertEquals(8, branches.get("count").getAsInt());
    assertEquals(8, branches.get("reached").getAsInt());
    assertEquals(100, branches.get("percent").getAsInt());
    assertEquals(1, branches.get("notReachedBeyondRows").getAsInt());
    assertTrue(branches.getAsJsonArray("missed").isEmpty());
  }

  /** On empty tables little is reached, and nobody asked for more. */
  @Test
  void quickProofsTellTheShareAlone() {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("prove", "--level", "quick"), answer::toString);
    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("branches: 1 of 8 (12 %)"), text);
    assertFalse(text.contains("BRANCH_NOT_REACHED"), text);
  }

  private int run(String command, String... more) {
    answer.reset();
    String given = System.getenv().getOrDefault("DATABASE_URL", "");
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    List<String> arguments =
        new ArrayList<>(List.of(command, project.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    return Main.run(
        new Surroundings(
            given.isEmpty() ? Map.of() : Map.of("DATABASE_URL", given),
            print,
            print,
            Clock.systemUTC(),
            /* terminal= */ false),
        arguments.toArray(String[]::new));
  }
}
