package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.report.DifferenceJson;
import unimig.converter.report.ProofReport;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.diagnostic.SourceSpan;

/** Converted sets that were tampered with: the proof shows the statements that made it differ. */
@TestInstance(Lifecycle.PER_CLASS)
final class ExplainedTest {
  private static final String CLASSES = "java/db/migration/";
  private static final String TABLES = "V20240101000000__tables.java";
  private static final String ROWS = "V20240102000000__rows.java";
  private static final String SCRIPT = "V20240103000000__orders.sql";

  private static final Paint PAINT =
      Paint.of(
          new Surroundings(Map.of(), System.out, System.err, Clock.systemUTC(), false), "never");

  private final ProofBench bench = new ProofBench();
  private final LegacyTree project;
  private final Path directory;
  private final Path untouched;
  private int copies;

  ExplainedTest(@TempDir Path directory) {
    this.directory = directory;
    this.untouched = directory.resolve("untouched");
    this.project = project(directory.resolve("project"));
  }

  private static LegacyTree project(Path root) {
    return new LegacyTree(root)
        .with("package.json", "{}\n")
        .with(
            "migrations/20240101000000_tables.js",
            """
            exports.up = async (knex) => {
              await knex.schema.createTable('readers', (table) => {
                table.increments('id');
                table.string('name', 80).notNullable();
                table.string('state').defaultTo('active');
              });
              await knex.schema.alterTable('readers', (table) => {
                table.integer('age').checkPositive();
              });
            };
            exports.down = (knex) => knex.schema.dropTable('readers');
            """)
        .with(
            "migrations/20240102000000_rows.js",
            """
            const add = (knex, name) =>
              knex('readers').insert({ name });

            exports.up = async (knex) => {
              await add(knex, 'Ada');
              await add(knex, 'Grace');
              await knex('readers')
                .where({ id: 2 })
                .update({ state: 'gone' });
              await knex.raw("select 1; update readers set age = 7 where id = 1; select 2");
            };
            exports.down = (knex) => knex('readers').del();
            """)
        .with(
            "migrations/20240104000000_bridged.js",
            """
            const { EventEmitter } = require('events');

            exports.up = async (knex) => {
              const heard = new EventEmitter();
              const rows = await knex('readers').select('id').orderBy('id');
              for (const { id } of rows) {
                heard.emit('row');
                await knex('readers').where({ id }).update({ state: 'bridged' });
              }
            };
            exports.down = async () => {};
            """)
        .with(
            "scripts/20240103000000_orders.sql",
            """
            -- What was ordered.
            create table orders (id int primary key, what jsonb);

            insert into orders values (1, '{"a": 1}');
            do $$ begin
              update orders set what = '{"a": 2}' where id = 1;
            end $$;
            """);
  }

  @BeforeAll
  void convert() {
    project.convertInto(bench.engine(), untouched);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void ofAColumnTheLinesThatMadeTheTable() {
    assertEquals(
        List.of(
            "table \"readers\": column \"name\": type:"
                + " original character varying(80), converted character varying(81)",
            "migrations/20240101000000_tables.js: await knex.schema.createTable('readers', (table)"
                + " => {",
            "java/db/migration/V20240101000000__tables.java: db.execute(\"\"\""),
        tampered(CLASSES + TABLES, "varchar(80)", "varchar(81)"));
  }

  @Test
  void ofARowTheStatementWithItsValue() {
    assertEquals(
        List.of(
            "table \"readers\" row (id=1): column \"name\": original 'Ada', converted 'Ida'",
            "migrations/20240102000000_rows.js: knex('readers').insert({ name });",
            "java/db/migration/V20240102000000__rows.java:"
                + " db.update(\"insert into \\\"readers\\\" (\\\"name\\\") values (?)\", \"Ida\");"),
        tampered(CLASSES + ROWS, "\"Ada\"", "\"Ida\""));
  }

  @Test
  void ofAnUpdateTheOneThatSetsTheColumn() {
    assertEquals(
        List.of(
            "table \"readers\" row (id=2): column \"state\": original 'gone', converted 'left'",
            "migrations/20240102000000_rows.js: await knex('readers')",
            "java/db/migration/V20240102000000__rows.java: db.update(\"update \\\"readers\\\" set"
                + " \\\"state\\\" = ? where \\\"id\\\" = ?\", \"left\", 2);"),
        tampered(CLASSES + ROWS, "\"gone\"", "\"left\""));
  }

  @Test
  void ofSeveralInOneTextTheOne() {
    assertEquals(
        List.of(
            "table \"readers\" row (id=1): column \"age\": original '7', converted '8'",
            "migrations/20240102000000_rows.js: await knex.raw(\"select 1; update readers set age = 7"
                + " where id = 1; select 2\");",
            "java/db/migration/V20240102000000__rows.java: db.execute(\"select 1; update readers set"
                + " age = 8 where id = 1; select 2\");"),
        tampered(CLASSES + ROWS, "age = 7", "age = 8"));
  }

  @Test
  void ofScriptsTheLinesAndWhatDoRuns() {
    assertEquals(
        List.of(
            "table \"orders\" row (id=1): column \"what\" at $.a: original 2, converted 3",
            "scripts/20240103000000_orders.sql: do $$ begin",
            "sql/V20240103000000__orders.sql: do $$ begin"),
        tampered("sql/" + SCRIPT, "'{\"a\": 2}'", "'{\"a\": 3}'"));
  }

  @Test
  void ofBridgedScriptsTheLineInTheSetsCopy() {
    String line = "await knex('readers').where({ id }).update({ state: 'bridged' });";
    assertEquals(
        List.of(
            "table \"readers\" row (id=1): column \"state\": original 'bridged', converted 'b'",
            "migrations/20240104000000_bridged.js: " + line,
            "legacy/files/project/migrations/20240104000000_bridged.js: "
                + line.replace("bridged", "b")),
        tampered("legacy/files/project/migrations/20240104000000_bridged.js", "'bridged'", "'b'"));
  }

  @Test
  void reportAndJsonShowBothStatementsAndNoBoundValue() {
    MigrationProof proof = proof(CLASSES + ROWS, "\"Ada\"", "\"Ida\"");
    String report = String.join("\n", ProofReport.failure(proof, PAINT));
    String lines = report.replaceAll("(\\.java:)\\d+", "$1N");
    assertEquals(
        """

        migrations/20240102000000_rows.js:1:1: up differs
          table "readers" row (id=1): column "name": original 'Ada', converted 'Ida'
            original at migrations/20240102000000_rows.js:2:3:
              insert into "readers" ("name") values ($1)
            converted at java/db/migration/V20240102000000__rows.java:N:1:
              insert into "readers" ("name") values (?)""",
        lines);
    JsonObject json = new JsonObject();
    DifferenceJson.addTo(json, proof);
    JsonObject first = json.getAsJsonArray("differences").get(0).getAsJsonObject();
    JsonObject statements = first.remove("statements").getAsJsonObject();
    assertEquals(
        JsonParser.parseString(
            """
            {"phase": "up", "beside": "original", "area": "rows", "kind": "changed",
             "object": "table \\"readers\\"", "part": "row (id=1)", "key": {"id": "1"},
             "column": "name", "position": 1, "original": "Ada", "converted": "Ida"}
            """),
        first);
    assertEquals(
        JsonParser.parseString(
            """
            {"sql": "insert into \\"readers\\" (\\"name\\") values ($1)",
             "file": "migrations/20240102000000_rows.js", "line": 2, "column": 3}
            """),
        statements.get("original"));
    assertFalse(json.getAsJsonArray("statements").toString().contains("Grace"));
  }

  /** The first difference, and what stands in the files where each side made it. */
  private List<String> tampered(String file, String before, String after) {
    List<Step> steps = proof(file, before, after).steps();
    Explained first = Explained.of(steps.get(steps.size() - 1), 1).get(0);
    return List.of(
        first.difference().toString(),
        line(directory.resolve("project"), first.original()),
        line(directory.resolve("set" + copies), first.converted()));
  }

  private MigrationProof proof(String file, String before, String after) {
    Path set = directory.resolve("set" + ++copies);
    ProofBench.copy(untouched, set);
    ProofBench.change(set.resolve(file), before, after);
    List<MigrationProof> proofs = bench.prove(project, set);
    return proofs.get(proofs.size() - 1);
  }

  private static String line(Path root, Optional<Sent> sent) {
    SourceSpan place = sent.flatMap(Sent::place).orElseThrow();
    try {
      String line = Files.readAllLines(root.resolve(place.file())).get(place.line() - 1);
      return place.file() + ": " + line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
