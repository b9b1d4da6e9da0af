package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.diagnostic.Diagnostic;

/** Values and functions that are close to those that are translated, by the name of their case. */
final class RefusedValuesTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "always",
            "if (rows.map((row) => row.a.trim())) await knex('u').del();",
            "3:5 a test of what is always there"),
        Arguments.of(
            "always",
            "while (!rows) { await knex('u').del(); }",
            "3:8 a loop that is never repeated"),
        Arguments.of(
            "then_value",
            "const n = await knex('u').then(() => 1); await knex('u').insert({ a: n });",
            "3:17 what it answers is used"),
        Arguments.of(
            "callbacks",
            "await knex('u').insert({ a: rows.reduce((a, b, n) => b) });",
            "3:29 .reduce() by other than a function of two values"),
        Arguments.of(
            "callbacks",
            "rows.sort((a, b) => { if (a.a) { return a.b; } return 1; });",
            "3:11 an order that may be no number"),
        Arguments.of(
            "collections",
            "await knex('u').insert({ a: new Set(rows.map((row) => row.a)) });",
            "3:29 it may be no value for a statement"),
        Arguments.of(
            "collections",
            "const all = new Set(); all.set(1, rows[0].a);",
            "3:24 a method that this collection does not have"),
        Arguments.of(
            "dates",
            "await knex('u').insert({ a: new Date(rows[0].a).toLocaleString() });",
            "3:29 .toLocaleString() of a date"),
        Arguments.of(
            "destructuring",
            "for (const row of rows) { const { [row.a]: b } = row; await knex('u').insert({ b }); }",
            "3:35 a part of an object by what only the run knows"),
        Arguments.of(
            "for_each",
            "rows.forEach(async (row) => { await knex('u').insert({ a: row.a }); });",
            "3:1 forEach with a function that waits, or takes more than an element"),
        Arguments.of(
            "functions",
            "let n = rows.length;\nconst next = () => { n += 1; return n; };\n"
                + "await knex('u').insert({ a: next() });",
            "4:14 a function that changes \"n\" around it"),
        Arguments.of(
            "generators",
            "function* two() { yield rows; yield rows; }\nfor (const a of two()) await knex('u').del();",
            "3:1 a generator that yields at several places, or inside try"),
        Arguments.of(
            "generators",
            "function* one() { yield rows; }\nawait knex('u').insert({ a: [...one()].length });",
            "4:33 a function that is more than a method"),
        Arguments.of(
            "hash",
            "await knex('u').insert({ a: Buffer.from(`${rows[0].a}`, 'latin1').toString() });",
            "3:29 a buffer in other than UTF-8, hex or base64"),
        Arguments.of(
            "loggers",
            "await knex('u').insert({ a: logger.info(rows.length) });",
            "3:29 \"logger\" changes or is not a plain value"),
        Arguments.of(
            "named_patterns",
            "const d = /\\d/g; d.test('1'); await knex('u').insert({ a: rows[0].a.replace(d, '') });",
            "3:77 a regular expression that remembers where it was"),
        Arguments.of(
            "object_assign",
            "for (const row of rows) Object.assign(row, { a: 1 });",
            "3:39 Object.assign() to what may be no plain object"),
        Arguments.of(
            "optional_chain",
            "await knex('u').insert({ a: rows[0].a?.() });",
            "3:29 a call of what may be no function"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String stem, String statements, String reason, @TempDir Path root) {
    String script =
        "exports.up = async (knex) => {\nconst rows = await knex('t').select('a');\n"
            + statements
            + "\n};\nexports.down = async () => {};\n";

    Diagnostic refusal = TranslatedScript.reasons(root, script).get(0);

    String place = refusal.place().line() + ":" + refusal.place().column();
    assertEquals(
        reason, place + " " + refusal.message().replaceFirst("^not translated: ", ""), stem);
  }
}
