package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.script.ScriptFailure.Kind;
import unimig.converter.testing.LegacyTree;
import unimig.runner.api.ScriptHost.Direction;

/** Scripts as they are written, run to their end. */
@TestInstance(Lifecycle.PER_CLASS)
final class ScriptContextTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private ScriptEngine engine;

  @BeforeAll
  void open() {
    engine = new ScriptEngine();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private RecordedRun record(Path root, String script, Duration limit) {
    ScriptRun run =
        ScriptRun.recording(
            new ProjectFiles(root, List.of()),
            new ScriptSettings(
                "3", Optional.empty(), Optional.empty(), List.of(), false, ScriptFiles.PROJECT),
            new LiveValues(name -> Optional.empty(), List.of(), Clock.systemUTC()),
            limit);
    try (ScriptContext context = new ScriptContext(engine, run)) {
      return context.record(
          ScriptFiles.PROJECT + "/" + script, Direction.UP, FailingStatement.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.ts", "m.mts"})
  void erasesTypes(String script, @TempDir Path root) {
    new LegacyTree(root)
        .with(
            script,
            """
            import type { Knex } from 'knex';
            enum Kind { Small = 'small', Large = 'large' }
            const name = <string>('books' as unknown);
            const first = <T,>(all: T[]): T => all[0]!;
            export async function up(knex: Knex): Promise<void> {
              await knex.schema.createTable(name, (table) => {
                table.string(first<string>(['kind'])).defaultTo(Kind.Large satisfies string);
              });
            }
            export const down = async (): Promise<void> => {};
            """);

    assertCreates("books", record(root, script, LIMIT));
  }

  @Test
  void erasesTypesOfCommonJs(@TempDir Path root) {
    new LegacyTree(root)
        .with("package.json", "{\"type\": \"module\"}")
        .with(
            "m.cts",
            """
            const name: string = 'books';
            exports.up = (knex: any) => knex.schema.createTable(name, (t: any) => t.string('kind'));
            exports.down = async () => {};
            """);

    assertCreates("books", record(root, "m.cts", LIMIT));
  }

  @Test
  void erasesTypesAroundElements(@TempDir Path root) {
    new LegacyTree(root)
        .with(
            "names.tsx",
            """
            const React = { createElement: (tag: string, _: unknown, text: string) => tag + text };
            export const table: string = (<b>ooks</b>) as unknown as string;
            """)
        .with(
            "m.ts",
            """
            import { table } from './names';
            export const up = (knex: any) => knex.schema.createTable(table, (t: any) => t.uuid('id'));
            export const down = async () => {};
            """);

    assertCreates("books", record(root, "m.ts", LIMIT));
  }

  @Test
  void importsThroughThePackage(@TempDir Path root) {
    new LegacyTree(root)
        .with("package.json", "{\"type\": \"module\", \"imports\": {\"#db/*\": \"./db/*.js\"}}")
        .with("db/names.js", "export const table = 'books';")
        .with(
            "m.js",
            """
            import { table } from '#db/names';
            export const up = (knex) => knex.schema.createTable(table, (t) => t.uuid('id'));
            export const down = async () => {};
            """);

    assertCreates("books", record(root, "m.js", LIMIT));
  }

  private static void assertCreates(String table, RecordedRun run) {
    assertEquals(Optional.empty(), run.failure());
    assertTrue(run.events().contains("create table \\\"" + table + "\\\""), run::events);
  }

  @Test
  void endsWhatATimerKeepsGoing(@TempDir Path root) {
    new LegacyTree(root)
        .with(
            "m.js",
            """
            exports.up = () => new Promise(() => setInterval(() => {}, 1000));
            exports.down = async () => {};
            """);

    ScriptFailure failure = record(root, "m.js", Duration.ofSeconds(10)).failure().orElseThrow();

    assertEquals(Kind.TIMEOUT, failure.kind());
    assertEquals(
        "m.js:1:14 SCRIPT_TIMEOUT",
        FailureDiagnostics.of(failure, "/project/m.js").place() + " " + failure.code());
  }

  @Test
  void endsWhatNeverSettles(@TempDir Path root) {
    new LegacyTree(root)
        .with(
            "m.js",
            """
            exports.up = () => new Promise(() => {
              const timer = setInterval(() => clearInterval(timer), 1000);
            });
            exports.down = async () => {};
            """);

    ScriptFailure failure = record(root, "m.js", LIMIT).failure().orElseThrow();

    assertEquals(Kind.HANGS, failure.kind());
  }

  @Test
  void knexIsOfTheClassThatKnexHas(@TempDir Path root) {
    new LegacyTree(root)
        .with(
            "m.js",
            """
            exports.up = (knex) => knex.schema.createTable(knex.client.constructor.name, () => {});
            exports.down = () => {};
            """);
    assertCreates("Client_PG", record(root, "m.js", LIMIT));
  }

  /** Loggers and clients load them, whether or not a migration ever uses what they offer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "const { Readable, Writable } = require('stream');"
            + " new Readable() instanceof require('stream') && new Writable() instanceof require('stream').Stream",
        "class Lines extends require('stream').Transform {}"
            + " typeof new Lines().pipe === 'function' && new Lines() instanceof require('events')",
        "require('buffer').constants.MAX_STRING_LENGTH === 536870888",
        "require('diagnostics_channel').tracingChannel('a').traceSync((x) => x + 1, {}, null, 1) === 2",
        "!require('node:diagnostics_channel').channel('a').hasSubscribers",
      })
  void offersWhatNodeHasBuiltIn(String script, @TempDir Path root) {
    int last = script.lastIndexOf("; ") + 1;
    int end = last > 0 ? last : script.lastIndexOf("} ") + 1;
    String migration =
        "%s\nconst ok = %s;\nexports.up = (knex) => knex.schema.dropTable(String(ok));\nexports.down = () => {};"
            .formatted(script.substring(0, end), script.substring(end));
    new LegacyTree(root).with("m.js", migration);
    RecordedRun run = record(root, "m.js", LIMIT);
    assertTrue(run.events().contains("drop table \\\"true\\\""), run.toString());
  }
}
