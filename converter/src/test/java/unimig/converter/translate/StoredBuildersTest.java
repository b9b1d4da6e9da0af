package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.diagnostic.Diagnostic;

/** Builders in variables and functions whose statements are not the same in Java. */
final class StoredBuildersTest {
  private static final String FIRST = "const rows = await knex('t').select('a');\n";

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            "const q = knex('u'); for (const row of rows) q.orWhere('a', row.a); await q.del();",
            "3:46 it extends a statement from outside a loop or function"),
        Arguments.of(
            "const q = knex('u'); for (const row of rows) await q.where('a', row.a).del();",
            "3:52 it extends a statement from outside a loop or function"),
        Arguments.of(
            "const q = knex('u'); const p = q.where('a', 1); await p.del();",
            "3:32 two names of one statement that is not sent yet"),
        Arguments.of(
            "const q = knex('u'); const p = knex('v').whereIn('a', q); q.where('b', 1);\n"
                + "await p.del();",
            "3:59 it extends a statement that is part of another"),
        Arguments.of(
            "let n = rows.length; const q = knex('u').where('a', n); n = 0; await q.del();",
            "3:32 a statement that is kept, of a value that may change meanwhile"),
        Arguments.of(
            "const q = knex('u').where('at', new Date()); await q.del();",
            "3:11 a statement that is kept, of a value that may change meanwhile"),
        Arguments.of(
            "const q = knex('u').where('a', rows[0].a); await q.del();",
            "3:32 a statement that is kept, of a value that may fail"),
        Arguments.of(
            "const q = knex('u'); try { q.where('a', 1); } catch (e) { throw e; } await q.del();",
            "3:28 it extends a statement from outside a loop or function"),
        Arguments.of(
            "const [a, b, c, d] = rows; await knex('u').modify((q) => { if (a) q.where('a', 1);\n"
                + "if (b) q.where('b', 1); if (c) q.where('c', 1); if (d) q.where('d', 1); }).del();",
            "3:34 more than 3 conditions decide what it is"),
        Arguments.of(
            "await knex.transaction(async (trx) => { await knex('u').del(); });",
            "3:47 a call of what only the run knows"));
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

  private static String text(Diagnostic reason) {
    String place = reason.place().line() + ":" + reason.place().column();
    return place + " " + reason.message().replaceFirst("^not translated: ", "");
  }
}
