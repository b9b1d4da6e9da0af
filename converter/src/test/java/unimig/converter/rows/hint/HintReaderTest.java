package unimig.converter.rows.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.converter.script.ScriptTree;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Script;
import unimig.converter.source.LegacyMigration.Sql;

/** What is found in code. */
final class HintReaderTest {
  /** Each row is handed to {@code row}; the column is {@code x} of table {@code t}. */
  private static final String EACH_ROW =
      "exports.up = async (knex) => { for (const row of await knex('t').select('*')) { %s } };";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (row.x === 'a') f();|a",
        "const { x: y } = row; if ('a' != y) f();|a",
        "switch (row.x) { case 'a': f(); }|a",
        "if (['a', 'b'].includes(row.x)) f();|b",
        "if (new Set(['a', 'b']).has(row.x)) f();|b",
        "const kinds = { a: 1, b: 2 }; f(kinds[row.x]);|b",
        "const kinds = new Map([['a', 1]]); f(kinds.get(row.x));|a",
        "if (row.x.startsWith('a')) f();|ax",
        "if (row.x.includes('a')) f();|xay",
        "f(row.x.split('; '));|a; b",
        "f(row.x.split(',').map((p) => p.trim()).filter((p) => p !== 'none'));|a,none",
        "if (/^(\\d{3})-[a-z]+$/.test(row.x)) f();|777-a",
        "f(row.x.replace(/\\s+(and)?\\s+/g, ''));|'  '",
        "if (row.x.charAt(0) === '#') f();|#x",
        "const d = new Date(row.x); if (d.getFullYear() > 2019) f();|2019-06-15T12:00:00.000Z",
        "if (new Date(row.x) < new Date('2020-03-01')) f();|2020-02-29T00:00:00.000Z",
        "await knex('t').where('x', 'a').del();|a",
        "await knex('t').whereIn('t.x', ['a', 'b']).del();|b",
        "await knex('t').where('x', 'like', 'a%').del();|aab",
        "await knex('t').whereRaw(\"x = 'a'\").del();|a",
        "await knex.raw(\"update t set y = case x when 'a' then 1 end\");|a",
      })
  void textsAreCandidatesOfTheirColumn(String code, String text) {
    ColumnHint hint = column(EACH_ROW.formatted(code));
    assertTrue(hint.texts().contains(text), () -> text + " in " + hint.texts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (row.x > 10) f();|10,11,9",
        "if (Number(row.x) === 3) f();|2,3,4",
        "if (row.x % 2 === 0) f();|-1,0,1",
        "await knex('t').where('x', '>=', 7).del();|6,7,8",
        "await knex('t').whereBetween('x', [5, 20]).del();|19,20,21,4,5,6",
        "await knex.raw('delete from t where x < 5');|4,5,6",
      })
  void numbersComeWithTheirNeighbours(String code, String numbers) {
    assertEquals(
        List.of(numbers.split(",")), column(EACH_ROW.formatted(code)).numbers(), "in " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (row.x) f();|TRUTH_MATTERS",
        "f(row.x ?? 1);|NULL_MATTERS",
        "if (row.x === null) f();|NULL_MATTERS",
        "if (typeof row.x === 'string') f();|TYPE_MATTERS",
        "if (Array.isArray(row.x)) f();|IS_LIST",
        "for (const [k, v] of Object.entries(row.x)) f();|IS_MAP",
        "f(JSON.parse(row.x));|IS_JSON_TEXT",
        "try { f(JSON.parse(row.x)); } catch { g(); }|MAY_BE_BROKEN",
        "f(parseInt(row.x, 10));|IS_NUMBER_TEXT",
        "f(new Date(row.x));|IS_DATE",
        "f(row.x.trim().toLowerCase());|IS_NORMALIZED",
        "const seen = new Set(); if (seen.has(row.x)) f(); seen.add(row.x);|DUPLICATES_MATTER",
        "const seen = {}; if (seen[row.x]) f(); seen[row.x] = row;|DUPLICATES_MATTER",
        "await knex('t').whereNull('x').del();|NULL_MATTERS",
        "await knex('t').groupBy('x').having('n', '>', 1);|DUPLICATES_MATTER",
        "await knex.raw('select distinct x from t');|DUPLICATES_MATTER",
        "await knex.raw('update t set y = x::int');|IS_NUMBER_TEXT",
        "await knex.raw(\"update t set y = string_to_array(x, ',')\");|IS_SPLIT",
      })
  void waysOfLookingAreTraits(String code, Trait trait) {
    ColumnHint hint = column(EACH_ROW.formatted(code));
    assertTrue(hint.traits().contains(trait), () -> trait + " in " + hint.traits());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (row.x.items[0].price > 5) f();|items [] price",
        "const { a: { b = 1 } = {} } = row.x; f(b);|a b",
        "const doc = JSON.parse(row.x); f(doc?.a?.b);|a b",
        "for (const { a } of row.x.list) if (a.b) f();|list [] a b",
        "f(row.x.list.filter((each) => each.kind === 'k').map(({ v }) => v));|list [] v",
        "if ('a' in row.x) f();|a",
        "f(require('lodash').get(row.x, 'a.b[0].c'));|a b [] c",
        "const { get } = require('lodash'); f(get(row, 'x.a'));|a",
        "f(row.x.list.reduce((sum, each) => sum + each.n, 0));|list [] n",
        "await knex.raw(\"select * from t where x->'a'->>'b' = 'c'\");|a b",
        "await knex.raw(\"update t set y = x #>> '{a,b}'\");|a b",
      })
  void documentsHaveWhatIsReadOfThem(String code, String path) {
    JsonShape at = column(EACH_ROW.formatted(code)).value();
    for (String step : path.split(" ", -1)) {
      JsonShape from = at;
      Optional<JsonShape> next =
          step.equals("[]") ? at.elements() : Optional.ofNullable(at.properties().get(step));
      assertTrue(next.isPresent(), () -> step + " in " + from);
      at = next.orElseThrow();
    }
  }

  /** A tree of nodes of one kind ends somewhere. */
  @Test
  void documentsMayContainThemselves() {
    JsonShape tree =
        column(
                """
                const names = (node) => [node.name, ...node.children.flatMap(names)];
                exports.up = async (knex) => {
                  const rows = await knex('t').select('x');
                  rows.forEach(({ x }) => names(x));
                };""")
            .value();
    JsonShape child =
        Objects.requireNonNull(tree.properties().get("children")).elements().orElseThrow();
    assertTrue(child.properties().containsKey("name"));
    assertTrue(child.properties().containsKey("children"));
  }

  @Test
  void valuesAreFollowedThroughFunctionsAndFiles() {
    ScriptTree files =
        new ScriptTree()
            .with("m/1.ts", "import { isOld } from '../kinds';\n" + upWith("if (isOld(row)) f();"))
            .with(
                "kinds.ts",
                "const OLD = 'old';\nexport function isOld({ x }: any) { return x === OLD; }");
    Hints hints = new HintReader(ScriptTree.ENGINE, files).read(script("m/1.ts"));
    assertTrue(hints.of("t", "x").orElseThrow().texts().contains("old"));
    assertEquals(List.of("old"), hints.texts());
  }

  @Test
  void tablesAreTold() {
    Hints hints =
        hints(
            """
            exports.up = async (knex) => {
              const [users, teams] = await Promise.all([knex('users'), knex.from('s.teams as te')]);
              if (users.some((each) => each.kind === 'u')) await f();
              if (teams.find((each) => each.kind === 't')) await f();
            };""");
    assertEquals(List.of("u"), hints.of("users", "kind").orElseThrow().texts());
    assertEquals(List.of("t"), hints.of("teams", "kind").orElseThrow().texts());
    assertFalse(hints.of("others", "kind").isPresent());
  }

  @Test
  void sqlIsReadAsWell() {
    Part up = new Part("1.sql", "", 1, "update users u set a = 1 where u.kind in ('x', 'y');");
    LegacyMigration migration =
        new LegacyMigration("s", "1.sql", "1", "1.sql", "", new Sql(up, Optional.empty(), true));
    Hints hints = new HintReader(ScriptTree.ENGINE, new ScriptTree()).read(migration);
    assertEquals(List.of("x", "y"), hints.of("users", "kind").orElseThrow().texts());
  }

  @Test
  void lengthsComeWithTheirNeighbours() {
    assertEquals(
        Set.of(254, 255, 256),
        column(EACH_ROW.formatted("if (row.x.length > 255) f();")).value().lengths());
  }

  @Test
  void codeThatReadsNothingHasNone() {
    assertEquals(
        Hints.NONE, hints("exports.up = (knex) => knex.schema.createTable('t', (t) => t.id());"));
  }

  private static String upWith(String code) {
    return EACH_ROW
        .formatted(code)
        .replace("exports.up = async (knex)", "export const up = async (knex: any)");
  }

  private static ColumnHint column(String code) {
    Hints hints = hints(code);
    return hints.of("t", "x").orElseThrow(() -> new AssertionError(hints.toString()));
  }

  private static Hints hints(String code) {
    ScriptTree files = new ScriptTree().with("1.js", code);
    return new HintReader(ScriptTree.ENGINE, files).read(script("1.js"));
  }

  private static LegacyMigration script(String path) {
    return new LegacyMigration("s", path, path, path, "", new Script(""));
  }
}
