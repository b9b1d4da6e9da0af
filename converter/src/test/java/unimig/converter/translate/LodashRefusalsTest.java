package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of lodash that are close to those that are translated. */
final class LodashRefusalsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("_.max(rows.map((row) => row.a))", "\"_\" changes or is not a plain value"),
        Arguments.of("_(rows).map('a').value()", "a call of _"),
        Arguments.of(
            "_.find(rows, ['a', 1])",
            "a function of lodash with other than a function or a property"),
        Arguments.of("_.get(rows[0], rows[0].path)", "a path that is no plain text"),
        Arguments.of("_.chunk(rows, rows[0].a)", "chunks by what may be no whole number"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isLeftToTheBridge(String expression, String reason, @TempDir Path root) {
    String script =
        "const _ = require('lodash');\n"
            + "exports.up = async (knex) => {\nconst rows = await knex('t');\n"
            + ("const a = " + expression + ";\nawait knex('u').insert({ a: JSON.stringify(a) });\n")
            + "};\nexports.down = async () => {};\n";
    String message = TranslatedScript.reasons(root, script).get(0).message();
    assertEquals(reason, message.replaceFirst("^not translated: ", ""));
  }
}
