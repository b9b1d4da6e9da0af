package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.testing.LegacyTree;
import unimig.runner.diagnostic.Diagnostic;

/** Imported functions that mean something else than they would in the script itself. */
final class ImportedFunctionsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "let n = 0; exports.f = (row) => { n += 1; return row.a + n; };",
            "lib.js:1:35 it changes something else than a variable of the function"),
        Arguments.of(
            "const seen = []; exports.f = (row) => { seen.push(row.a); return seen.length; };",
            "lib.js:1:41 \"seen\" changes or is not a plain value"),
        Arguments.of(
            "exports.f = function (row) { return this.name + row.a; };",
            "lib.js:1:37 this, where it is no object that the script made"),
        Arguments.of(
            "exports.f = (row) => BigInt.asIntN(8, row.a);",
            "lib.js:1:22 \"BigInt\" changes or is not a plain value"),
        Arguments.of(
            "const make = (n) => (row) => row.a + n; exports.f = make(1);",
            "m.js:4:48 \"lib\" changes or is not a plain value"),
        Arguments.of(
            "exports.f = ((a) => a).bind(null);",
            "m.js:4:48 \"lib\" changes or is not a plain value"),
        Arguments.of(
            "exports.f = (row) => String(row.a);",
            "m.js:4:48 \"lib\" changes or is not a plain value"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String library, String reason, @TempDir Path root) {
    new LegacyTree(root).with("lib.js", library);
    String script =
        """
        const lib = require('./lib');
        const String = (value) => `own ${value}`;
        exports.up = async (knex) => {
        for (const row of await knex('t')) { const a = lib.f(row); await knex('u').insert({ a }); }
        };
        exports.down = async () => {};
        """;

    Diagnostic first = TranslatedScript.reasons(root, script).get(0);

    assertEquals(
        reason,
        first.place().file().replaceFirst(".*/", "")
            + ":"
            + first.place().line()
            + ":"
            + first.place().column()
            + " "
            + first.message().replaceFirst("^not translated: ", ""));
  }
}
