package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that do more with environment, clock or chance than to name it. */
final class LoadedValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Others see it too.
        "const a = process.env.A; const b = () => a;",
        "const a = process.env.A; exports.config = { transaction: a };",
        // It could fail, or be another one later.
        "const a = process.env.A.split(',');",
        "const a = new Date(process.env.A);",
        "let a = process.env.A;",
        "const { A: a } = process.env;",
        // It is done when the module is loaded.
        "const a = process.env.A; if (a) console.log(a);",
        "const a = process.env.A; const c = [a].map((each) => each);",
        "const a = process.env.A; const path = require('path');"
      })
  void refuses(String module, @TempDir Path root) {
    String script =
        module
            + "\nexports.up = async (knex) => {\n"
            + "for (const row of await knex('t')) await knex('u').insert({ a });\n};\n"
            + "exports.down = async () => {};\n";

    assertTrue(
        TranslatedScript.reasons(root, script)
            .toString()
            .contains("its module uses environment, clock or chance when it is loaded"));
  }
}
