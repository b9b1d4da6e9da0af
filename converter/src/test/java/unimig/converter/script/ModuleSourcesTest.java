package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.script.ModuleSources.Form;

/** Which scripts are run as they stand, and which are rewritten from ES modules first. */
final class ModuleSourcesTest {
  private static final ScriptEngine ENGINE = new ScriptEngine();

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** @param {import('knex').Knex} knex */\nexports.up = (knex) => knex.raw('a');",
        "/**\n * @param { import(\"knex\").Knex } knex\n * @returns { Promise<void> }\n */\n",
        "exports.up = (knex) => knex.raw('import export');",
      })
  void importsInCommentsLeaveAScriptAlone(String script) {
    assertEquals(true, isRunAsItStands(script));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import fs from 'fs';",
        "export async function up(knex) {}",
        "/** @type {import('knex').Knex} */ const helper = import('./helper.js');",
        "exports.up = async () => (await import('./helper.js')).up();",
        "const here = import.meta.url;",
      })
  void modulesAreRewritten(String script) {
    assertEquals(false, isRunAsItStands(script));
  }

  private static boolean isRunAsItStands(String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    return ENGINE
        .sources()
        .module("/project/a.js", bytes, false, Form.PLAIN)
        .getCharacters()
        .toString()
        .contains(script);
  }
}
