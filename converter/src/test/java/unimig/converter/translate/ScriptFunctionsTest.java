package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.diagnostic.Diagnostic;

/** Functions, classes and variables of a script that no method of Java is the same as. */
final class ScriptFunctionsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "const f = (n) => { if (n) { return f(n - 1); } }; await knex('u').insert({ a: f(rows.length) });",
            "3:11 a function that may end without the value that it returns else"),
        Arguments.of(
            "const { id } = { id: c.randomBytes(rows.length).toString('hex') };",
            "3:36 a size that only the run knows"),
        Arguments.of(
            "const id = c.randomBytes(4).toString('latin1'); rows.map(() => id);",
            "3:12 random bytes in other than hex or base64"),
        Arguments.of(
            "if (rows.length) { var a = 1; } await knex('u').insert({ a });",
            "3:24 a var that is known outside of its block"),
        Arguments.of(
            "for (const row of rows) { var last; if (row.a) last = row.a; await knex('u').insert({ last }); }",
            "3:31 a var that is known outside of its block"),
        Arguments.of(
            "try { await knex('u').del(); } catch (e) { throw new Error(e.stack); }",
            "3:60 another property of an error than those of node-postgres"),
        Arguments.of(
            "try { JSON.parse(rows[0].a); } catch (e) { throw new Error(e.message); }",
            "3:60 what an error says, which versions of JSON.parse say otherwise"),
        Arguments.of(
            "try { await knex('u').del(); } catch (e) { if (e instanceof URIError) throw e; }",
            "3:61 a class that does not tell errors by their name"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    String script =
        "exports.up = async (knex) => {\nconst rows = await knex('t').select('a');\n"
            + statements
            + "\n};\nexports.down = async () => {};\nconst c = require('crypto');\n";
    Diagnostic refusal = TranslatedScript.reasons(root, script).get(0);

    String place = refusal.place().line() + ":" + refusal.place().column();
    assertEquals(reason, place + " " + refusal.message().replaceFirst("^not translated: ", ""));
  }
}
