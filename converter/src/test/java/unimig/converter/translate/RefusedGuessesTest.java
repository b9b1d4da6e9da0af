package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts whose obvious Java would do something else. */
final class RefusedGuessesTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        // Constants whose parts are changed under another name.
        of(
            "const seeds = [{ a: 1 }];",
            "for (const seed of seeds) seed.n = rows.length; await knex('u').insert(seeds);",
            "\"seeds\" changes or is not a plain value"),
        of(
            "const seeds = [{ a: 1 }];",
            "const first = seeds[0]; first.n = rows.length; await knex('u').insert(seeds);",
            "\"seeds\" changes or is not a plain value"),
        of(
            "const base = { part: { n: 0 } };",
            "const own = { ...base }; own.part.n += 1; await knex('u').insert(own.part);",
            "\"base\" changes or is not a plain value"),
        // A logger of the script's own does what it likes.
        of(
            "const logger = { error(text) { throw new Error(text); } };",
            "if (rows.length > 3) logger.error('many');",
            "\"logger\" changes or is not a plain value"),
        // Java would compute them later, and fail later.
        of(
            "function must(v) { if (!v) throw new Error('none'); return v; }",
            "const q = knex('u').where('a', must(rows[0].a)); await knex('v').insert({ b: 1 });"
                + " await q.del();",
            "a statement that is kept, of a value that may fail"),
        of(
            "let format = (v) => v + '!'; format = (v) => v + '?';",
            "await knex('u').insert({ a: format(rows[0].a) });",
            "a call of format"),
        // A promise is always true.
        of(
            "async function isOdd(row) { return !row.a; }",
            "const odd = rows.filter(isOdd); await knex('u').insert({ n: odd.length });",
            "a function that is not one of an element"),
        of(
            "const one = (n) => n + 1;",
            "const ids = rows.map((row) => row.a);"
                + " await knex('u').insert({ n: one(rows.length, ids.pop()) });",
            "an argument that has no parameter"),
        of(
            "",
            "const add = async (n) => { await knex('log').insert({ n }); };"
                + " await knex.transaction(async (trx) => { await trx('u').del(); await add(1); });",
            "another connection inside a transaction"),
        of(
            "let kept; const region = () => kept || (kept = process.env.REGION + '!');",
            "region(); await knex('u').insert({ a: region(), b: rows[0].a });",
            "\"kept\" changes or is not a plain value"));
  }

  private static Arguments of(String module, String statements, String reason) {
    return Arguments.of(module, statements, reason);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String module, String statements, String reason, @TempDir Path root) {
    String script =
        module
            + "\nexports.up = async (knex) => {\nconst rows = await knex('t').select('a');\n"
            + statements
            + "\n};\nexports.down = async () => {};\n";
    assertEquals(
        "not translated: " + reason, TranslatedScript.reasons(root, script).get(0).message());
  }
}
