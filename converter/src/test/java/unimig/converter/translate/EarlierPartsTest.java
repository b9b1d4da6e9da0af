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
            "let i = 0; while (rows.map(() => i++).length > i) await knex('u').del();",
            "3:19 a function that is not one of an element"),
        Arguments.of(
            "let i = 0; const all = rows.map((row) => { i += 1; });",
            "3:33 a function that may end without a value"),
        Arguments.of(
            "let i = 0; const all = rows.filter((row) => { i += 1; rows.push(row); return i; });",
            "3:24 a loop over a list that may change meanwhile"),
        Arguments.of(
            "let i = 0; while (rows.some((row) => row.a === i)) i++;",
            "3:48 a variable that is assigned is used inside a function"),
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
