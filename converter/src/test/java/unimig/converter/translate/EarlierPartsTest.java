package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.diagnostic.Diagnostic;

/** What changes something where Java cannot compute it before the statement. */
final class EarlierPartsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "await knex('u').insert({ a: rows[0].a || String(await knex('v').del()) });",
            "3:49 a value is computed by what changes something"),
        Arguments.of(
            "let i = 0; await knex('u').insert({ a: rows.map((row) => row.a + i++) });",
            "3:66 it changes something else than a variable of the function"),
        Arguments.of(
            "let n = rows[0].a; while (n--) await knex('u').del();",
            "3:27 the value of what is counted, which may be no number"),
        Arguments.of(
            "const o = {}; while ((o.a = rows.length)) await knex('u').del();",
            "3:23 the value of an assignment to other than a variable"),
        Arguments.of(
            "let n = 1; n += [n++, n].length;", "3:12 it is changed by what is computed of it"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    String script =
        "exports.up = async (knex) => {\nconst rows = await knex('t').select('a');\n"
            + statements
            + "\n};\nexports.down = async () => {};\n";
    Diagnostic refusal = TranslatedScript.reasons(root, script).get(0);

    String place = refusal.place().line() + ":" + refusal.place().column();
    assertEquals(reason, place + " " + refusal.message().replaceFirst("^not translated: ", ""));
  }
}
