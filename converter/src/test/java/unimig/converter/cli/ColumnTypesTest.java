package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** Where {@code unimig convert} has the types of columns from. */
final class ColumnTypesTest {
  private static final String READING =
      """
      exports.up = async (knex) => {
        for (const { id, amount } of await knex('bills').select('id', 'amount')) {
          if (amount > 10) await knex('bills').where({ id }).update({ note: `is ${amount}` });
        }
      };
      exports.down = async () => {};
      """;

  private final Path project;
  private final Path out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  ColumnTypesTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    LegacyTree.write(project, "package.json", "{}\n");
    LegacyTree.write(project, "migrations/20240301000000_read.js", READING);
  }

  @Test
  void takesThemFromTheSchema() throws IOException {
    Path schema = project.resolve("before.sql");
    Files.writeString(
        schema, "create table bills (id integer not null, amount integer, note text);\n");
    assertTrue(converted("--schema", schema.toString()).contains("row.integerOrNull(\"amount\")"));
  }

  @Test
  void takesThemFromWhatOtherSetsDidBefore() throws IOException {
    create();
    LegacyTree.write(
        project,
        "scripts/20240201000000_text.sql",
        "alter table bills alter column amount type text using amount::text;\n");
    assertTrue(converted().contains("row.string(\"amount\")"));
  }

  @Test
  void takesThemFromWhatWasBeforeOnly() throws IOException {
    create();
    LegacyTree.write(
        project,
        "scripts/20240401000000_text.sql",
        "alter table bills alter column amount type text using amount::text;\n");
    assertTrue(converted().contains("row.integer(\"amount\")"));
  }

  @Test
  void explainsWithThem() {
    create();
    assertEquals(
        ExitCode.DONE, run("convert", project.toString(), "--explain", "read"), this::text);
    assertTrue(text().contains("row.integer(\"amount\")"), this::text);
  }

  private void create() {
    LegacyTree.write(
        project,
        "migrations/20240101000000_create.js",
        """
        exports.up = (knex) => knex.schema.createTable('bills', (table) => {
          table.increments('id');
          table.integer('amount').notNullable();
          table.text('note');
        });
        exports.down = (knex) => knex.schema.dropTable('bills');
        """);
  }

  private String converted(String... more) throws IOException {
    String[] all =
        Stream.concat(
                Stream.of("convert", project.toString(), "--out", out.toString()), Stream.of(more))
            .toArray(String[]::new);
    assertEquals(ExitCode.DONE, run(all), this::text);
    return Files.readString(out.resolve("java/db/migration/V20240301000000__read.java"));
  }

  private String text() {
    return answer.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(Map.of(), print, print, Clock.systemUTC(), /* terminal= */ false),
        arguments);
  }
}
