package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.script.ModuleSources.Form;

/** Which scripts are run as they stand, and which are rewritten from ES modules first. */
final class ModuleSourcesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** @param {import('knex').Knex} knex */\nexports.up = (knex) => knex.raw('a');",
        "/**\n * @param { import(\"knex\").Knex } knex\n * @returns { Promise<void> }\n */\n",
        "exports.up = (knex) => knex.raw('import export');",
      })
  void importsInCommentsLeaveAScriptAlone(String script) {
    assertTrue(isRunAsItStands(script));
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
    assertFalse(isRunAsItStands(script));
  }

  /** What Node's wrapper of CommonJS has parameters for is renamed, where it is a variable only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "export const up = () => { const module = 1; f({ module, n: 'module' }); };|({ module, n: 'module' })",
        "const module = 1; export const up = () => f({ module });|({ module: own_module })",
        "const module = 1; export const up = () => f('the module', `(module) ${module}`);|('the module', `(module) ${own_module}`)",
        "const module = 1; export const up = () => f(a.module, { module: 2 });|(a.module, { module: 2 })",
        "const __dirname = f(); export { __dirname };|exports.__dirname = own___dirname",
        "const { require } = f(); export const up = () => require('a');|const { require: own_require } = f()",
        "export const up = () => f('import.meta', import.meta.url);|('import.meta', __import_meta.url)",
      })
  void namesOfTheModuleWrapperAreFree(String script, String part) {
    String run = run("/project/a.mjs", script);
    assertTrue(run.contains(part), run);
  }

  /** The place stands before it; which step of rewriting met it is of no use to a reader. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "export const up = ( => {};",
        "const module = 1; export const up = ( => {};",
      })
  void syntaxErrorsReadAlike(String script) {
    ScriptFailedException failed =
        assertThrows(ScriptFailedException.class, () -> run("/project/a.ts", script));
    assertEquals("Unexpected token", failed.failure().message().replaceFirst(" \\(.*", ""));
  }

  private static boolean isRunAsItStands(String script) {
    return run("/project/a.js", script).contains(script);
  }

  private static String run(String path, String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    return ScriptTree.ENGINE
        .sources()
        .module(path, bytes, false, Form.PLAIN)
        .getCharacters()
        .toString();
  }
}
