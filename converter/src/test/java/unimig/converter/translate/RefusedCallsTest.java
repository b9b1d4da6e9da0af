package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.diagnostic.Diagnostic;

/** Calls that are close to those that are translated, and are not exactly the same in Java. */
final class RefusedCallsTest {
  private static final String FIRST = "const rows = await knex('t').select('a');\n";

  static Stream<Arguments> refused() {
    return Stream.of(
        // What a list that others hold would have to be.
        Arguments.of(
            "rows[0].a.push(...rows[0].b, 1);",
            "3:16 a list that is spread into a method that changes another"),
        Arguments.of(
            "const all = rows; for (const row of await knex('u')) all.push(row);\n"
                + "await knex('u').insert(all.concat());",
            "4:24 it may be no row or list of rows"),
        Arguments.of("rows[0].a.slice(rows[0].b);", "3:1 .slice() of what may be a text or a list"),
        Arguments.of(
            "for (const [id, n] of Object.entries({ a: 1 })) {"
                + " await knex('u').where('id', id).increment('n', n); }",
            "3:98 what Knex makes of it where it is undefined"),
        Arguments.of(
            "const one = await knex('u').columnInfo(`${rows.length}`);"
                + " await knex('u').insert({ a: one.type });",
            "3:40 a value that only the run knows decides what the statement is"),
        Arguments.of(
            "await knex.batchInsert('u', rows, rows.length);",
            "3:35 how many rows at a time is no constant"),
        Arguments.of(
            "await knex('u').insert({ a: `${rows[0].a}`.replace(/a/y, 'b') });",
            "3:52 flags y of a regular expression"),
        Arguments.of(
            "await knex('u').insert({ a: `${rows[0].a}`.replace(/a/, (m, at, text) => text) });",
            "3:65 a function of the text, which has no name"),
        Arguments.of(
            "await knex('u').insert({ a: `${rows[0].a}`.localeCompare('b') });",
            "3:29 .localeCompare() of a text"),
        Arguments.of(
            "await knex('u').insert({ a: rows.map((row) => row.a).flat(rows[0].a) });",
            "3:29 .flat() with a depth that may be no number"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    String script =
        "exports.up = async (knex) => {\n"
            + FIRST
            + statements
            + "\n};\nexports.down = async () => {};\n";

    assertEquals(reason, text(TranslatedScript.reasons(root, script).get(0)));
  }

  /** It takes many random bytes at once, and makes several texts of them. */
  @Test
  void refusesChanceThatAPackageKeeps(@TempDir Path root) {
    String script =
        """
        const { customAlphabet } = require('nanoid');
        exports.up = async (knex) => {
          for (const row of await knex('t').select('a')) {
            await knex('t').where('a', row.a).update({ name: customAlphabet('abc', 9)() });
          }
        };
        exports.down = async () => {};
        """;
    assertEquals(
        "4:11 it builds something else each time",
        text(TranslatedScript.reasons(root, script).get(0)));
  }

  private static String text(Diagnostic reason) {
    String place = reason.place().line() + ":" + reason.place().column();
    return place + " " + reason.message().replaceFirst("^not translated: ", "");
  }
}
