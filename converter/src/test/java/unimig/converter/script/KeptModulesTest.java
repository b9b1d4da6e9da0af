package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.api.ScriptHost.Direction;

/** Which modules stay loaded when a context goes on to another migration. */
final class KeptModulesTest {
  private static final String COUNTING = "globalThis.loads = (globalThis.loads || 0) + 1;\n";
  private static final String MIGRATION =
      """
      const helper = require('./helper');
      exports.up = async (knex) => knex.raw(`select ${globalThis.loads} -- ${helper.text || ''}`);
      exports.down = async () => {};
      """;

  private static ScriptRun recording(ScriptFiles files) {
    return ScriptRun.recording(
        files,
        ScriptTree.settings("3"),
        new LiveValues(name -> Optional.of("value of " + name), List.of(), Clock.systemUTC()),
        Duration.ofSeconds(30));
  }

  /** What the second of two migrations does, in a context that the first has used. */
  private static RecordedRun second(ScriptFiles first, ScriptFiles second) {
    try (ScriptContext context = new ScriptContext(ScriptTree.ENGINE, recording(first))) {
      context.record("/project/a.js", Direction.UP, FailingStatement.NONE);
      context.renew(recording(second));
      return context.record("/project/b.js", Direction.UP, FailingStatement.NONE);
    }
  }

  private static ScriptTree tree(String helper) {
    return new ScriptTree()
        .with("a.js", MIGRATION)
        .with("b.js", MIGRATION)
        .with("helper.js", COUNTING + helper);
  }

  private static void assertLoads(int expected, RecordedRun run) {
    assertEquals(Optional.empty(), run.failure());
    assertTrue(run.events().contains("select " + expected + " --"), run.events());
  }

  private static void assertLoads(int expected, ScriptTree tree) {
    assertLoads(expected, second(tree, tree));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.text = 'books';",
        "const NAMES = { book: 'books' }; exports.text = NAMES.book;",
        "exports.names = () => { const all = []; all.push('a'); return all; };",
        "var Kind; (function (Kind) { Kind['A'] = 'a'; })(Kind || (exports.Kind = Kind = {}));",
        "class Text { constructor(t) { this.t = t; } }; exports.Text = Text;",
        "const by = new Map([['a', 1]]); exports.by = (name) => by.get(name);",
        "const now = () => new Date(); exports.now = now;",
      })
  void staysWhereItKeepsNothing(String helper) {
    assertLoads(1, tree(helper));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let count = 0; exports.next = () => ++count;",
        "let count = 0; exports.next = () => (++(count));",
        "exports.next = (() => { let count = 0; return () => ++count; })();",
        "exports.see = ((function () { const seen = []; return (x) => (seen).push(x); }))();",
        "exports.digits = /\\d/g;",
        "const seen = new Set(); exports.see = (name) => seen.add(name);",
        "const cache = {}; exports.put = (name) => { cache[name] = 1; };",
        "exports.put = (name) => { exports.last = name; };",
        "exports.text = process.env.TEXT;",
        "exports.text = 'HOME' in process.env;",
        "exports.made = new Date();",
        "exports.made = Date.now();",
        "exports.id = Math.random();",
        "exports.id = require('crypto').randomUUID();",
        "exports.text = require('fs').readFileSync(__dirname + '/text.txt', 'utf8');",
        "exports.knex = require('knex');",
        "exports.parse = require('lodash').memoize((text) => text.length);",
        "const digits = /\\d/g; exports.has = (text) => digits.test(text);",
        "class Store {}; exports.store = new Store();",
        "exports.text = require('./other').text;",
        "Object.assign(exports, require('./round'));",
      })
  void isLoadedAnewWhereItMayNotBeTheSame(String helper) {
    ScriptTree tree =
        tree(helper)
            .with("text.txt", "text")
            .with("other.js", "exports.text = process.env.TEXT;")
            .with("round.js", "const h = require('./helper'); exports.t = process.env.T;");

    assertLoads(2, tree);
  }

  @Test
  void isLoadedAnewWhereAMigrationChangedItsData() {
    ScriptTree tree =
        tree("exports.all = [{ name: 'a' }];")
            .with(
                "a.js",
                MIGRATION.replace(
                    "async (knex) =>", "async (knex) => helper.all[0].name = 'b' &&"));

    assertLoads(2, tree);
  }

  @Test
  void isLoadedAnewInAnotherProject() {
    assertLoads(2, second(tree("exports.text = 'a';"), tree("exports.text = 'b';")));
  }

  @Test
  void staysTheSameModuleForAllThatNeedIt() {
    ScriptTree tree =
        tree("exports.one = require('./one'); exports.two = require('./two');")
            .with("one.js", "exports.list = [];")
            .with("two.js", "exports.one = require('./one');")
            .with(
                "b.js",
                MIGRATION.replace(
                    "exports.up",
                    """
                    if (helper.two.one !== require('./one')) throw new Error('another');
                    exports.up"""));

    assertLoads(1, tree);
  }

  @Test
  void countsAmongTheFilesThatWereLoaded() {
    ScriptTree tree =
        tree("exports.text = require('./other').text;").with("other.js", "exports.text = 'a';");

    assertEquals(
        Set.of("/project/b.js", "/project/helper.js", "/project/other.js"),
        second(tree, tree).loaded().own());
  }
}
