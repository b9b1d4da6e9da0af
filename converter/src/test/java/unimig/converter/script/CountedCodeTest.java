package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.script.BranchPoint.DecidedBy;
import unimig.converter.script.BranchPoint.Kind;

/** Scripts that count the ways they take. */
final class CountedCodeTest {
  private static final Context CONTEXT = ScriptTree.ENGINE.newContext().build();
  private static final Value COUNTERS = counters();

  /** Each is a body of a function of {@code x}; what it returns must not change. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x) return 1; else return 2;",
        "if (x) for (const y of [1, 2]) if (y > 1) return y; return 0;",
        "return x ? (x, 1) : 2;",
        "return x && x.a && x.a.b || 'none';",
        "return x?.a?.b?.c ?? 'none';",
        "return [x?.a.b, x?.['a']?.f(), delete x?.a];",
        "let r = ''; outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (j > i) continue outer; if (i > 1) break outer; r += i + '' + j; } return r;",
        "let r = 0; while (r < 5) r++; do r--; while (r > 2) return r;",
        "let r = ''; for (const k in { a: 1, b: 2 }) r += k\nfor (var i = 0; i < 2; i++) r += i\nreturn r + i",
        "switch (x) { case 1: case undefined: return 'a'; case 2: { let y = 'b'; return y; } default: return 'c'; }",
        "let r = ''; switch (typeof x) { default: r += 'd'; case 'number': r += 'n'; break; case 'string': r += 's' } return r;",
        "loop: switch (1) { case 1: break loop; } return 'x';",
        "try { throw new Error('e'); } catch (e) { return e.message; } finally { x = 1; }",
        "const { a = 1, b: [c = 2] = [] } = x ?? {}; return [a, c];",
        "const f = (a = 1, { b = a } = {}) => [a, b]; return [f(), f(2), f(3, { b: 4 }), f.length];",
        "let f; f ??= () => 1; let g = null; g ||= function () {}; const { h = () => {} } = {}; return [f.name, g.name, h.name];",
        "const f = (a) => a ? 1 : 2; return [f.name, String(f), f.toString(), `${f}`];",
        "function f() { 'use strict'; return this === undefined; } return [f(), f.toString()];",
        "const f = () => ({ a: 1 }); return f();",
        "const o = { get a() { return x || 1; }, set a(v) { x = v; }, m() { return this.a ? arguments.length : 0; } }; o.a = 5; return [o.a, o.m(1, 2), String(o.m)];",
        "class A { #p = 1; constructor() { this.q = x || 2; } get p() { return this.#p; } static s() { return 's'; } } class B extends A { constructor() { super(); this.r = this.q && 3; } } const b = new B(); return [b.p, b.q, b.r, A.s()];",
        "function* g() { for (const y of [1, 2, 3]) if (y !== 2) yield y; } return [...g()];",
        "const f = (n) => (n > 1 ? n * f(n - 1) : 1); return f(5);",
        "let n = 0; const y = { get a() { n++; return null; } }; y.a ?? 1; y.a?.b; y.a || 2; return n;",
        "const f = function () { return x }\nif (x) { return f() }\nreturn [f.name]",
        "return [1, 2, 3].filter((y) => y > 1).map((y) => { if (y === 2) return 'two'; return y; });",
        "return (function () { return typeof this; }).call(1) + (() => x ? 1 : 0)();",
        "var a = []; for (let i = 0; i < 3; i++) a.push(() => i); return a.map((f) => f());",
        "for (;;) { if (x) break; x = 1; } return x;",
        "const s = 'a/*b*/c // d'; return s.length > 3 ? s : ''; // ? :",
      })
  void countingChangesNothing(String body) {
    for (String given :
        List.of("undefined", "1", "'t'", "{ a: { b: 0, f() { return this.b; } } }")) {
      assertEquals(value(body, given), countedValue(body, given), () -> body + " of " + given);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "if (x) y();~1~IF_THEN",
        "if (x) y();~0~IF_ELSE",
        "y(x ? 1 : 2);~0~CONDITION_FALSE",
        "x && y();~1~AND_RIGHT",
        "x && y();~0~AND_LEFT",
        "x || y();~1~OR_LEFT",
        "x ?? y();~0~NULLISH_LEFT",
        "x ?? y();~null~NULLISH_RIGHT",
        "x?.z;~null~MISSING",
        "x?.z;~0~PRESENT",
        "for (const z of x) y();~[]~LOOP_NONE",
        "for (const z of x) y();~[1]~LOOP_BODY",
        "while (x-- > 0) y();~1~LOOP_BODY",
        "do y(); while (x-- > 0);~0~ONCE",
        "switch (x) { case 1: case 2: y(); }~1~CASE",
        "switch (x) { case 1: y(); }~2~CASE_NONE",
        "switch (x) { default: y(); case 1: y(); }~2~CASE_DEFAULT",
        "x.map(() => y());~[1]~CALLBACK",
        "x.map(() => y());~[]~''",
        "try { y(); } catch { y(); }~1~''",
        "try { x.z(); } catch { y(); }~null~CATCH",
        "const { z = 1 } = x;~({})~DEFAULT",
        "x ||= 1;~0~ASSIGNED",
      })
  void takenWaysAreCounted(String body, String given, String kinds) {
    Counted counted = count("const up = (x) => { " + body + " };\nup(" + given + ");", "y");
    assertEquals(kinds, counted.takenKinds());
  }

  /** Fallen into from above is not what its case says. */
  @Test
  void aCaseIsTakenIfItsValueFits() {
    Counted counted = count("switch (1) {\n case 1:\n case 2: y(); break;\n default: y(); }", "y");
    assertEquals(Set.of(2), counted.takenLines());
  }

  @Test
  void placesAreThoseOfTheFile() {
    String file =
        "import { y } from './y';\nexport const up = (a: string, b?: any) =>\n  a && (b as any)?.c;\n";
    CountedCode code = code("/project/1.ts", file);
    assertTrue(
        code.points().stream()
            .anyMatch(p -> p.kind() == Kind.AND_LEFT && p.line() == 3 && p.column() == 5),
        code.points()::toString);
    assertEquals(
        Set.of(Kind.FUNCTION, Kind.AND_LEFT, Kind.AND_RIGHT, Kind.PRESENT, Kind.MISSING),
        code.points().stream().map(BranchPoint::kind).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (process.env.A === 'b') y();|SURROUNDINGS",
        "const A = process.env['A']; f({ a: A }); if (A) y();|SURROUNDINGS",
        "if (knex.client.config.client === 'mysql') y();|SURROUNDINGS",
        "const { client } = knex.client.config; if (client !== 'pg') y();|SURROUNDINGS",
        "const isPg = (knex) => knex.client.config.client === 'pg'; if (isPg(knex)) y();|SURROUNDINGS",
        "if (await knex.schema.hasTable('a')) y();|SCHEMA",
        "const has = await knex.schema.hasColumn('a', 'b'); if (!has) y();|SCHEMA",
        "const tables = ['a', 'b']; for (const t of tables) y(t);|SURROUNDINGS",
        "for (let i = 0; i < 3; i++) y(i);|SURROUNDINGS",
        "const all = ['a', 'b'].map((x) => knex(x)); for (const x of all) y(x);|SURROUNDINGS",
        "const all = [knex('a')]; for (const x of [...all].reverse()) y(x);|SURROUNDINGS",
        "const all = [knex('a')]; all.push(...rows); for (const x of all) y(x);|ROWS",
        "const all = [...rows]; for (const x of all) y(x);|ROWS",
        "for (const x of rows.map((r) => r.a)) y(x);|ROWS",
        "['a'].forEach((t) => { if (t === 'b') y(); });|SURROUNDINGS",
        "for (let i = 0; i < rows.length; i++) y(i);|ROWS",
        "const done = []; rows.forEach((r) => done.push(r)); if (done.length) y();|ROWS",
        "const done = {}; for (const r of rows) done[r.a] = 1; if (done.a) y();|ROWS",
        "let found = false; if (found) y(); for (const r of rows) found = true;|ROWS",
        "const list = ['a']; change(list); if (list.includes('a')) y();|ROWS",
        "if (await knex.schema.hasTable(rows[0].name)) y();|ROWS",
        "if (rows.client) y();|ROWS",
        "knex.schema.hasTable('a').then((has) => has ? y() : 0);|SCHEMA",
        "const [a, b] = await Promise.all([knex.schema.hasTable('a'), 1]); if (a) y();|SCHEMA",
        "const r = await knex.raw(`select 1 from pg_class where relname = ?`, ['a']); if (r.rows.length > 0) y();|SCHEMA",
        "const { rows: [c] } = await knex.raw('select indisvalid from pg_index i join pg_class c on true'); if (c?.indisvalid) y();|SCHEMA",
        "const c = await knex('information_schema.columns').where({ table_name: 'a' }).first(); if (c) y();|SCHEMA",
        "const r = await knex.raw('select reltuples from pg_class'); if (r.rows[0].reltuples) y();|ROWS",
        "const r = await knex.raw('select 1 from pg_class, t'); if (r.rows.length) y();|ROWS",
        "const r = await knex.raw('select 1 from pg_class where relname = ?', [rows[0].a]); if (r.rows.length) y();|ROWS",
        "const r = await knex('t').where({ a: 1 }).first(); if (r) y();|ROWS",
        "const all = await knex('t').where({ a: 1 }).orderBy('b'); if (all) y();|STATEMENT",
        "const all = await knex('t').where({ a: 1 }); if (all.length && all) y();|ROWS",
        "const r = await knex('t').count('* as n').where({ a: 1 }).first(); if (!r) y();|STATEMENT",
        "const r = await knex('t').count('* as n').first(); if (r.n) y();|ROWS",
        "const all = await knex('t').max('a'); if (all.length === 1) y();|STATEMENT",
        "const all = await knex('t').max('a'); all.pop(); if (all.length === 1) y();|ROWS",
        "const all = await knex('t').count('* as n').groupBy('a'); if (all.length) y();|ROWS",
        "const all = await knex('t').count('* as n').limit(0); if (all.length) y();|ROWS",
        "const r = await knex.raw('select count(*) as n from t'); y(r.rows[0]?.n);|STATEMENT",
        "const r = await knex.raw('select 1 - coalesce(sum(a), 0) from (select a from t group by a) s;'); y(r.rows[0]?.n);|STATEMENT",
        "const r = await knex.raw('select count(*) from t'); r.rows.pop(); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t'); y(r.rows[1]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t'); if (r.rows[0].count) y();|ROWS",
        "const r = await knex.raw(`select count(*) from t ${rows.end}`); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t group by a'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t having count(*) > 1'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) over () from t'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select (select count(*) from t) from u'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select max(a), unnest(b) from t'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t union all select 1'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*) from t; select 1'); y(r.rows[0]?.n);|ROWS",
        "const r = await knex.raw('select count(*)::int as n from t'); const n = r.rows[0].n; if (n === null) return; if (typeof n === 'number') y();|STATEMENT",
        "const r = await knex.raw('select count(*)::float8 / sum(k) as n from (select count(*) as k from t group by a) s'); const n = r.rows[0]?.n; if (n === null) y(); else if (Number.isFinite(n)) y();|STATEMENT",
        "const r = await knex.raw('select count(*)::int as n from t'); const n = r.rows[0].n; if (typeof n === 'number') y();|ROWS",
        "const r = await knex.raw('select count(*) as n from t'); const n = r.rows[0].n; if (n === null) return; if (typeof n === 'number') y();|ROWS",
        "const r = await knex.raw('select sum(a) as n from t'); const n = r.rows[0].n; if (n === null) return; if (Number.isFinite(n)) y();|ROWS",
        "const r = await knex.raw('select count(*)::int as n from t'); let n = r.rows[0].n; n = x; if (n === null) return; if (Number.isFinite(n)) y();|ROWS",
        "const r = await knex.raw('select count(*)::int as n from t'); const n = r.rows[0].n; if (n === null) return; if (n > 1) y();|ROWS",
        "if (APP.config.type === 'x') y();|SURROUNDINGS",
        "APP.log.info('a'); const { type } = APP.config; if (type && APP.b) y();|SURROUNDINGS",
        "APP.found = rows; if (APP.found) y();|ROWS",
        "APP.found.those = rows; if (APP.found.all) y();|ROWS",
        "APP.note(rows); if (APP.found) y();|ROWS",
        "note(APP, rows); if (APP.found) y();|ROWS",
        "const own = require('./own'); if (APP.found) y();|ROWS",
        "const f = async (knex, { name }) => { const r = await knex.raw('select 1 from pg_class where relname = ?', [name]); return r.rows[0]; }; if (await f(knex, { name: 'a' })) y();|SCHEMA",
        "await add(knex, { name: 'a', unique: true }); async function add(knex, { name, unique }) { if (unique) y(); }|SURROUNDINGS",
        "await add(knex, rows); async function add(knex, unique) { if (unique) y(); }|ROWS",
        "const x = rows.length ? 'a' : 'b'; if (x === 'a') y();|ROWS",
        "let x = 'a'; if (rows.length) x = 'b'; if (x === 'a') y();|ROWS",
        "for (const x of rows) { const y = 'a'; f(y); } const y = 'b'; if (y === 'b') f();|SURROUNDINGS",
      })
  void whatRowsDoNotDecideIsKnown(String body, DecidedBy decided) {
    String file = "exports.up = async (knex) => { const rows = await knex('t'); " + body + " };";
    List<BranchPoint> points = code("/project/1.js", file).points();
    assertEquals(decided, points.get(points.size() - 1).decidedBy(), points::toString);
  }

  /** A name is not handed on by a condition. */
  @Test
  void whatIsOnlyAskedIsNotHandedOn() {
    String body =
        "const r = await knex.raw('select indisvalid from pg_index');"
            + " if (r.rows.length) { const { indisvalid } = r.rows[0]; if (indisvalid && !r.a) y(); }";
    List<BranchPoint> points =
        code("/project/1.js", "exports.up = async (knex) => { " + body + " };").points();
    BranchPoint last = points.get(points.size() - 1);
    assertEquals(DecidedBy.SCHEMA, last.decidedBy(), points::toString);
    assertEquals(Set.of(), last.unless(), points::toString);
  }

  /** What stands below it is reached only together with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (process.env.A) { if (x) y(); }",
        "if (!process.env.A) return; if (x) y();",
        "switch (process.env.A) { case 'a': if (x) y(); }",
        "if (process.env.A) own(); function own() { if (x) y(); }",
        "if (process.env.A) one(); function one() { two(); } function two() { if (x) y(); }",
        "if (process.env.A) { one(); two(); two(); } function one() { two(); two(); } function two() { if (x) y(); }",
        "if (process.env.A) one(); function one() { if (x) y(); one(); }",
        "if (process.env.A) [1].forEach(() => { if (x) y(); });",
      })
  void whatStandsBelowASettledWayIsKnown(String body) {
    List<BranchPoint> points =
        code("/project/1.js", "exports.up = (x) => { " + body + " };").points();
    BranchPoint below =
        points.stream()
            .filter(p -> p.kind() == Kind.IF_THEN && p.decidedBy() == DecidedBy.ROWS)
            .findFirst()
            .orElseThrow();
    assertEquals(1, below.within().size(), points::toString);
  }

  /** What a settled way alone gives a name tells no rows before that way is taken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let all = []; if (process.env.A) { all = await knex('t'); } for (const x of all) y(x);",
        "let all = []; if (process.env.A) all.push(await knex('t')); if (all.length) y();",
        "let one = []; if (process.env.A) one = await knex('t'); const all = []; for (const x of one) all.push(x); if (all.length > 0) y();",
      })
  void whatIsNotAssignedDecidesNothing(String body) {
    List<BranchPoint> points =
        code("/project/1.js", "exports.up = async (knex) => { " + body + " };").points();
    BranchPoint last = points.get(points.size() - 1);
    assertEquals(DecidedBy.SURROUNDINGS, last.decidedBy(), points::toString);
    assertEquals(1, last.unless().size(), points::toString);
  }

  /** Nobody needs rows for a loop over nothing that is not even begun then. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "if (rows.length) { for (const r of rows) y(r); }~SURROUNDINGS",
        "if (rows.length > 0 && x) for (let i = 0; i < rows.length; i += 10) y(i);~SURROUNDINGS",
        "if (!rows.length) return; for (const r of rows) y(r);~SURROUNDINGS",
        "if (rows.length === 0 || x) { return; } for (const r of rows) y(r);~SURROUNDINGS",
        "if (rows.length || x) for (const r of rows) y(r);~ROWS",
        "if (!rows.length) y(); for (const r of rows) y(r);~ROWS",
        "if (rows.length) { rows.pop(); for (const r of rows) y(r); }~ROWS",
        "if (rows.length) for (let i = 1; i < rows.length; i++) y(i);~ROWS",
        "if (rows.length) for (const r of x) y(r);~ROWS",
      })
  void loopsThatAreGuardedHaveSomethingToGoThrough(String body, DecidedBy decided) {
    String file = "exports.up = async (knex, x) => { const rows = await knex('t'); " + body + " };";
    BranchPoint none =
        code("/project/1.js", file).points().stream()
            .filter(each -> each.kind() == Kind.LOOP_NONE)
            .findFirst()
            .orElseThrow();
    assertEquals(decided, none.decidedBy(), none::toString);
  }

  private record Counted(List<BranchPoint> points, Set<Integer> taken) {
    String takenKinds() {
      return taken.stream()
          .map(points::get)
          .map(BranchPoint::kind)
          .filter(kind -> kind != Kind.FUNCTION)
          .map(Kind::name)
          .collect(Collectors.joining(" "));
    }

    Set<Integer> takenLines() {
      return taken.stream()
          .map(i -> points.get(i).line())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static CountedCode code(String path, String text) {
    ModuleSources sources = ScriptTree.ENGINE.sources();
    String code = sources.code(path, text.getBytes(StandardCharsets.UTF_8), false);
    JsonObject given = new JsonObject();
    given.addProperty("original", text);
    given.addProperty("counter", "ways");
    return CountedCode.parse(
        sources.tool("parser", "branches", path, code, given.toString()),
        new RewrittenText(text, code));
  }

  private static Counted count(String script, String function) {
    CountedCode code = code("/project/1.js", script);
    Value counters = COUNTERS.execute();
    CONTEXT.eval("js", "globalThis.%s = () => 1;".formatted(function));
    run(code, counters.invokeMember("of", "f"));
    Set<Integer> taken = new TreeSet<>();
    JsonParser.parseString(counters.invokeMember("taken").asString())
        .getAsJsonObject()
        .getAsJsonArray("f")
        .forEach(each -> taken.add(each.getAsInt()));
    return new Counted(code.points(), taken);
  }

  private static void run(CountedCode code, Value ways) {
    CONTEXT.eval("js", "(function (ways) {" + code.code() + "\n})").execute(ways);
  }

  private static Value counters() {
    Value module = CONTEXT.eval("js", "({ exports: {} })");
    CONTEXT.getBindings("js").putMember("process", ProxyObject.fromMap(Map.of()));
    CONTEXT
        .eval(BundledScripts.load("parser"))
        .execute(module.getMember("exports"), CONTEXT.eval("js", "() => ({})"), module);
    return module.getMember("exports").getMember("counters");
  }

  private static String value(String body, String given) {
    return shown("(x) => {" + body + "\n}", given);
  }

  private static String countedValue(String body, String given) {
    CountedCode code = code("/project/1.js", "globalThis.made = (x) => {" + body + "\n}");
    run(code, COUNTERS.execute().invokeMember("of", "f"));
    return shown("made", given);
  }

  private static String shown(String function, String given) {
    String call = "(" + function + ")(" + given + ")";
    String safe =
        "(() => { try { return JSON.stringify(%s) ?? 'undefined'; } catch (e) { return '' + e; } })()";
    return CONTEXT.eval("js", safe.formatted(call)).asString();
  }
}
