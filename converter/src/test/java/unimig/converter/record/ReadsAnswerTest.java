package unimig.converter.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every look at an answer is noticed, and nothing else counts as one. */
final class ReadsAnswerTest {
  private static final String[] ANSWERS = {
    "await knex('a').select()",
    "await knex('a').first('id')",
    "await knex.raw('select 1')",
    "await knex.schema.hasTable('a')",
    "await knex.schema.hasColumn('a', 'b')",
    "(await Promise.all([knex('a')]))[0]",
    "await knex('a').insert({ b: 1 }).returning('id')",
    "await knex('a').count('*').then((x) => x)",
    "await knex('a').where({ id: 1 }).update({ b: 2 })",
  };

  /** What a script does with {@code x}, an answer; each makes it send something else or fail. */
  private static final String[] LOOKS = {
    "if (x) await knex('b').del();",
    "if (!x) { await knex('b').del(); }",
    "x && (await knex('b').del());",
    "x || (await knex('b').del());",
    "x ?? (await knex('b').del());",
    "let y = x; y ||= 1; await knex('b').insert({ y });",
    "let y = x; y ??= 1;",
    "const o = { x }; o.x &&= 1;",
    "const s = x ? 'c' : 'd'; await knex(s).del();",
    "while (x) { await knex('b').del(); break; }",
    "do { await knex('b').del(); } while (x);",
    "for (; x; ) { await knex('b').del(); break; }",
    "for (const each of x) await knex('b').insert(each);",
    "for (const each in x) await knex('b').del();",
    "if (x === undefined) await knex('b').del();",
    "if (x == null) await knex('b').del();",
    "if (undefined !== x) await knex('b').del();",
    "if (x > 0) await knex('b').del();",
    "if (x + 1) await knex('b').del();",
    "if (typeof x === 'undefined') await knex('b').del();",
    "switch (typeof x) { case 'object': await knex('b').del(); }",
    "if (x instanceof Array) await knex('b').del();",
    "if ('id' in x) await knex('b').del();",
    "switch (x) { case true: await knex('b').del(); }",
    "switch (true) { case x: await knex('b').del(); }",
    "const { id } = x; await knex('b').del();",
    "const [first] = x; await knex('b').del();",
    "const { ...rest } = x;",
    "const all = [...x]; await knex('b').del();",
    "const all = { ...x };",
    "await knex.raw(`select ${x}`);",
    "await knex.raw('select ' + x);",
    "await knex.raw('select ?', [x]);",
    "await knex('b').insert({ id: x });",
    "await knex('b').insert(x);",
    "await knex('b').where('id', x).del();",
    "await knex('b').whereIn('id', x).del();",
    "await knex('b').update({ id: x });",
    "await knex('b').insert({ json: JSON.stringify(x) });",
    "if (Boolean(x)) await knex('b').del();",
    "if (!!x) await knex('b').del();",
    "if (x?.id) await knex('b').del();",
    "if (x?.[0]) await knex('b').del();",
    "x?.();",
    "if (x.length) await knex('b').del();",
    "if (x[0]) await knex('b').del();",
    "x.forEach(() => {});",
    "const key = { [x]: 1 };",
    "if (Array.isArray(x)) await knex('b').del();",
    "if (Object.keys(x).length) await knex('b').del();",
    "if (Object.is(x, true)) await knex('b').del();",
    "if (Number.isInteger(x)) await knex('b').del();",
    "if (Number(x)) await knex('b').del();",
    "if (String(x) === 'true') await knex('b').del();",
    "if (parseInt(x, 10)) await knex('b').del();",
    "if (isNaN(x)) await knex('b').del();",
    "if ([x].some((each) => each)) await knex('b').del();",
    "if ([x].every((each) => each)) await knex('b').del();",
    "if ([x].find((each) => each)) await knex('b').del();",
    "if ([x].filter(Boolean).length) await knex('b').del();",
    "if ([x].filter((each) => each).length) await knex('b').del();",
    "if ([x].includes(true)) await knex('b').del();",
    "if ([x].indexOf(true) >= 0) await knex('b').del();",
    "if ([true].includes(x)) await knex('b').del();",
    "if ([].concat(x).length) await knex('b').del();",
    "if (new Set([true]).has(x)) await knex('b').del();",
    "if (new Map([[true, 1]]).get(x)) await knex('b').del();",
    "if ([x].flat().length > 1) await knex('b').del();",
    "if (/a/.test(x)) await knex('b').del();",
    "if (Object.prototype.toString.call(x) === '[object Array]') await knex('b').del();",
    "require('assert')(x);",
    "require('assert').equal(x, true);",
    "const assert = require('assert'); assert(x);",
    "const _ = require('lodash'); if (_.isEmpty(x)) await knex('b').del();",
    "const _ = require('lodash'); if (_.isNil(x)) await knex('b').del();",
    "const { isNil } = require('lodash'); if (isNil(x)) await knex('b').del();",
    "const _ = require('lodash'); if (_.compact([x]).length) await knex('b').del();",
    "const util = require('util'); await knex.raw('select ?', [util.inspect(x)]);",
    "delete x.id;",
    "x.id = 1;",
    "await knex.schema.alterTable('b', (t) => t.string('c').defaultTo(x));",
    "await knex.schema.alterTable('b', (t) => { if (x) t.string('c'); });",
    "const f = (y) => (y ? 'c' : 'd'); await knex(f(x)).del();",
    "try { if (x) throw new Error('there'); } catch (e) { await knex('b').del(); }",
    "if (((y) => !y)(x)) await knex('b').del();",
  };

  private static final String[] BETWEEN = {
    "",
    "await knex('z').del();\n",
    "const unused = [1, 2].map((n) => n + 1);\n",
    "let later;\n",
    "for (const n of [1, 2]) { await knex('z').insert({ n }); }\n",
  };

  /** Ways in which an answer gets from where it is given to where it is looked at. */
  private static final String[] PATHS = {
    "const x = %s;\n",
    "const [x] = [%s];\n",
    "const { x } = { x: %s };\n",
    "const give = async () => { return %s; };\nconst x = await give();\n",
    "let x; x = %s;\n",
    "const box = {}; box.value = %s; const x = box.value;\n",
    "const x = await Promise.resolve(%s);\n",
    "const list = []; list.push(%s); const x = list.pop();\n",
  };

  static String[] looks() {
    return LOOKS;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void noticesTheLook(String look) {
    assertEquals(
        List.of("READS_ANSWER"),
        Recordings.reasons(Recordings.ofUp("const x = await knex('a').first();\n" + look)));
  }

  /** Combinations at random, the same ones in each run. */
  @Test
  void noticesLooksWhereverTheAnswerComesFrom() {
    Random random = new Random(20240105);
    for (int i = 0; i < 30; i++) {
      String body =
          pick(random, BETWEEN)
              + pick(random, PATHS).formatted(pick(random, ANSWERS))
              + pick(random, BETWEEN).replace("unused", "unusedToo").replace("later", "laterToo")
              + pick(random, LOOKS);
      assertEquals(List.of("READS_ANSWER"), Recordings.reasons(Recordings.ofUp(body)), () -> body);
    }
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await knex('a').select();",
        "const x = await knex('a').select();",
        "return knex('a').select();",
        "const x = await knex('a').first(); return x;",
        "const x = await knex('a').first(); const y = [x]; return { y };",
        "await knex('a').insert({ b: 1 }).then(() => knex('b').del());",
        "await Promise.all([knex('a').del(), knex('b').del()]);",
        "const [x, y] = await Promise.all([knex('a').del(), knex('b').del()]);",
        "const f = (y) => y; f(await knex('a').select());",
        "await knex('a').insert({ b: 1 }).returning('id');",
        "await knex.transaction(async (trx) => trx('a').insert({ b: 1 }));",
        "await knex.batchInsert('a', [{ b: 1 }, { b: 2 }, { b: 3 }], 2);",
        "console.log(await knex('a').select());",
        "const x = await knex.schema.hasTable('a'); void x;",
      })
  void passingAnAnswerAlongIsNoLook(String body) {
    assertEquals(List.of(), Recordings.reasons(Recordings.ofUp(body)));
  }
}
