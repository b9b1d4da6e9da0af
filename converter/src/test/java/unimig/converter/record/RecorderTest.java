package unimig.converter.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.record.Value.Environment;
import unimig.converter.record.Value.Now;
import unimig.converter.record.Value.RandomUuid;
import unimig.converter.script.ScriptTree;
import unimig.runner.diagnostic.Diagnostic;

final class RecorderTest {
  private static final String INSERT = "await knex('a').insert({ v: %s });";

  private static RecordOutcome inserting(String expression) {
    return Recordings.ofUp(INSERT.formatted(expression));
  }

  private static List<Value> values(RecordOutcome outcome) {
    return ((Step.Statement) Recordings.up(outcome).get(0)).values();
  }

  @Test
  void requiresAVariableThatHasNoDefault() {
    RecordOutcome outcome =
        Recordings.ofUp(
            """
                    if (!process.env.TENANT) throw new Error('TENANT is missing');
                    await knex('a').insert({ v: process.env.TENANT });""");

    assertEquals(List.of(new Environment("TENANT", Optional.empty())), values(outcome));
    assertEquals(Set.of("TENANT"), Recordings.recorded(outcome).environment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await knex('a').insert({ v: require('os').hostname() });",
        "await knex('a').insert({ v: require('os').userInfo().username });",
        "await knex('a').insert({ v: process.platform });",
        "await knex('a').insert({ v: process.pid });",
        "if (process.platform === 'darwin') await knex('a').del();",
        "if (require('os').platform() !== 'win32') await knex('a').del();",
        "if (require('os').arch().startsWith('arm')) await knex('a').del();",
      })
  void whatComputesWithTheMachineIsDynamic(String body) {
    assertEquals(List.of("DEPENDS_ON_SURROUNDINGS"), Recordings.reasons(Recordings.ofUp(body)));
  }

  @Test
  void recordsWhatTheMachineMakesNoDifferenceTo() {
    RecordOutcome outcome = inserting("process.platform.length > 1 ? 'a' : 'b'");

    assertEquals(List.of(new Value.Text("a")), values(outcome));
  }

  @Test
  void recordsWhatOnlyLooksLikeADirectory() {
    RecordOutcome outcome =
        Recordings.ofUp("if (__dirname) await knex.raw(\"comment on table a is '/project/a'\");");

    Recordings.recorded(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await knex('a').insert({ v: process.cwd() });",
        "await knex('a').insert({ v: require('path').join(__dirname, 'files') });",
        "await knex.raw(`COPY a FROM '${__filename}.csv'`);",
      })
  void refusesDirectoriesInStatements(String body) {
    List<String> reasons = Recordings.reasons(Recordings.ofUp(body));
    assertTrue(reasons.get(0).contains("DIRECTORY_IN_STATEMENT"), reasons::toString);
  }

  @Test
  void recordsTextsThatOnlyLookLikeDirectories() {
    RecordOutcome outcome = inserting("(process.cwd(), 'https://a.test/project/1')");

    assertEquals(List.of(new Value.Text("https://a.test/project/1")), values(outcome));
  }

  @Test
  void keepsTheDefaultOfAVariable() {
    RecordOutcome outcome = inserting("process.env.TENANT || 'none'");

    assertEquals(List.of(new Environment("TENANT", Optional.of("none"))), values(outcome));
    assertEquals(Set.of(), Recordings.recorded(outcome).environment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (process.env.NODE_ENV === 'production') await knex('a').del();",
        "if ('production' === process.env.NODE_ENV) return; await knex('a').del();",
        "switch (process.env.NODE_ENV) { case 'production': await knex('a').del(); }",
        "if (['staging', 'production'].includes(process.env.NODE_ENV)) await knex('a').del();",
        "if (['staging', 'production'].indexOf(process.env.NODE_ENV) >= 0) await knex('a').del();",
        "await knex({ test: 'x', live: 'y' }[process.env.NODE_ENV] || 'z').del();",
        "if (Number(process.env.LEVEL) > 5) await knex('a').del();",
        "await knex('a').insert({ v: Number(process.env.LEVEL) * 2 });",
        "await knex('a').insert({ v: process.env.TENANT.toUpperCase() });",
        "if (process.env.DEMO) await knex('a').del();",
        "const LIVE = 'production'; if (process.env.NODE_ENV == LIVE) await knex('a').del();",
        "if (process.env.NODE_ENV.toUpperCase() === 'PRODUCTION') await knex('a').del();",
        "if (`${process.env.STAGE}-eu` === 'live-eu') await knex('a').del();",
        "if (process.env.STAGE.slice(0, 4) !== 'prod') await knex('a').del();",
        "if (process.env.STAGE.startsWith('prod')) await knex('a').del();",
        "if (/^prod/.test(process.env.STAGE)) await knex('a').del();",
        "if (process.env.STAGE.match(/^prod/)) await knex('a').del();",
        "if (new Set(['test', 'live']).has(process.env.STAGE)) await knex('a').del();",
        "if (process.env.STAGE in { test: 1 }) await knex('a').del();",
        "if (process.env.FEATURES.split(',').length > 1) await knex('a').del();",
        "if (Number(process.env.LEVEL) === 3) await knex('a').del();",
        "switch (Number(process.env.LEVEL)) { case 3: await knex('a').del(); }",
        "const LIVE = 'live'; switch (process.env.STAGE) { case LIVE: await knex('a').del(); }",
        "const { DEMO } = process.env; if (DEMO !== undefined) await knex('a').del();",
      })
  void whatComputesWithAVariableIsDynamic(String body) {
    List<String> reasons = Recordings.reasons(Recordings.ofUp(body));
    assertTrue(
        List.of(List.of("DEPENDS_ON_ENVIRONMENT"), List.of("DEPENDS_ON_SURROUNDINGS"))
                .contains(reasons)
            || reasons.containsAll(List.of("DEPENDS_ON_ENVIRONMENT", "DEPENDS_ON_SURROUNDINGS")),
        reasons.toString());
  }

  @Test
  void aVariableThatADownUsesAfterItsUpIsOneOfBoth() {
    RecordOutcome outcome =
        Recordings.of(
            new ScriptTree()
                .with("migrations/mode.js", "exports.mode = process.env.MODE;")
                .with(
                    "migrations/1_a.js",
                    """
                    const { mode } = require('./mode');
                    exports.up = (knex) => knex('a').insert({ v: mode });
                    exports.down = async (knex) => {
                      if (mode === 'live') await knex('a').del();
                    };"""));

    assertEquals(List.of("DEPENDS_ON_ENVIRONMENT"), Recordings.reasons(outcome));
  }

  @Test
  void aDeletedVariableIsNotSet() {
    assertEquals(
        List.of("delete from \"a\""),
        Recordings.show(
            Recordings.up(
                Recordings.ofUp(
                    "delete process.env.MODE; await knex(process.env.MODE ? 'b' : 'a').del();"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"new Date()", "new Date(Date.now())"})
  void theTimeAsDate(String expression) {
    assertEquals(List.of(new Now(Now.Form.DATE)), values(inserting(expression)));
  }

  @Test
  void theTimeAsTextAndNumber() {
    assertEquals(
        List.of(new Now(Now.Form.ISO_STRING)), values(inserting("new Date().toISOString()")));
    assertEquals(List.of(new Now(Now.Form.EPOCH_MILLIS)), values(inserting("Date.now()")));
  }

  @Test
  void aConstantDateIsAMoment() {
    assertEquals(
        List.of(new Value.Moment(1577836800000L)),
        values(inserting("new Date('2020-01-01T00:00:00Z')")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await knex('a').insert({ v: Math.floor(Date.now() / 1000) });",
        "await knex('a').insert({ v: new Date(Date.now() + 1000) });",
        "if (new Date() > new Date('2024-01-01')) await knex('a').del();",
        "if (new Date().getFullYear() < 2030) await knex('a').del();",
        "if (new Date().getHours() < 12) await knex('a').del();",
        "await knex('a').insert({ v: Math.random() });",
        "if (Math.random() < 0.5) await knex('a').del();",
        "if (Math.random() > 0.9) await knex('a').del();",
        "await knex('a').insert({ v: Math.floor(Math.random() * 10) });",
        "await knex('a').insert({ v: require('crypto').randomBytes(8).toString('hex') });",
      })
  void whatComputesWithClockOrChanceIsDynamic(String body) {
    assertEquals(List.of("DEPENDS_ON_SURROUNDINGS"), Recordings.reasons(Recordings.ofUp(body)));
  }

  @Test
  void equalUuidsHaveEqualNumbers() {
    RecordOutcome outcome =
        Recordings.ofUp(
            """
                    const { randomUUID } = require('crypto');
                    const one = randomUUID(); const two = randomUUID();
                    await knex.raw('select ?, ?, ?', [one, two, one]);""");

    assertEquals(List.of(new RandomUuid(1), new RandomUuid(2), new RandomUuid(1)), values(outcome));
  }

  @Test
  void uuidsThatAScriptDrawsDigitByDigit() {
    assertEquals(
        List.of(new RandomUuid(1)),
        values(
            inserting(
                "'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (c) => {"
                    + " const r = (Math.random() * 16) | 0;"
                    + " return (c === 'x' ? r : (r & 0x3) | 0x8).toString(16); })")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { await knex('a').del(); } catch (e) {}",
        "try { await knex('a').del(); } catch (e) { await knex('b').del(); }",
        "try { await knex('a').del(); } catch (e) { if (e.code !== '42P01') throw e; }",
        "try { await knex('a').del(); } catch (e) { if (!e.message.includes('not exist')) throw e; }",
        "await knex('a').del().catch(() => {});",
        "await knex('a').del().then(() => 1, () => 2);",
        "await knex('a').del().then(() => knex('b').del(), (e) => undefined);",
        "await Promise.allSettled([knex('a').del(), knex('b').del()]);",
      })
  void whatGoesOnAfterAFailureIsDynamic(String body) {
    assertEquals(List.of("HANDLES_FAILURE"), Recordings.reasons(Recordings.ofUp(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { await knex('a').del(); } catch (e) { throw e; }",
        "try { await knex('a').del(); } catch (e) { console.error(e); throw new Error('no'); }",
        "await knex('a').del().catch((e) => { throw e; });",
        "await knex('a').del().then(() => undefined);",
      })
  void whatFailsAfterAFailureIsRecorded(String body) {
    assertEquals(
        List.of("delete from \"a\""), Recordings.show(Recordings.up(Recordings.ofUp(body))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { await knex('a').del(); } finally { await knex('b').del(); }",
        "await Promise.all([knex('a').del(), knex('b').del()]).catch((e) => { throw e; });",
      })
  void whatATransactionUndoesAnywayIsRecorded(String body) {
    assertEquals(
        List.of("delete from \"a\"", "delete from \"b\""),
        Recordings.show(Recordings.up(Recordings.ofUp(body))));
    assertEquals(
        List.of("HANDLES_FAILURE"),
        Recordings.reasons(
            Recordings.of(
                new ScriptTree()
                    .with(
                        "migrations/1_a.js",
                        Recordings.script(body) + "exports.config = { transaction: false };\n"))));
  }

  @Test
  void aBuilderThatNobodyAwaitsDoesNotRun() {
    assertEquals(
        List.of("delete from \"b\""),
        Recordings.show(
            Recordings.up(Recordings.ofUp("knex('a').del();\nawait knex('b').del();"))));
  }

  @Test
  void promisesAndChainsRunInTheirOrder() {
    assertEquals(
        List.of("delete from \"a\"", "delete from \"b\"", "delete from \"c\""),
        Recordings.show(
            Recordings.up(
                Recordings.ofUp(
                    """
                    return Promise.all([knex('a').del(), knex('b').del()])
                      .then(() => knex('c').del());"""))));
  }

  @Test
  void transactionsNest() {
    assertEquals(
        List.of(
            "delete from \"a\"", "[delete from \"b\"; [delete from \"c\"]]", "delete from \"d\""),
        Recordings.show(
            Recordings.up(
                Recordings.ofUp(
                    """
                    await knex('a').del();
                    await knex.transaction(async (one) => {
                      await one('b').del();
                      await one.transaction(async (two) => two('c').del());
                    });
                    await knex('d').del();"""))));
  }

  @Test
  void aTransactionThatIsRolledBackIsDynamic() {
    assertEquals(
        List.of("OPEN_TRANSACTION"),
        Recordings.reasons(
            Recordings.ofUp(
                """
                    const trx = await knex.transaction();
                    await trx('a').del();
                    await trx.rollback();""")));
  }

  @Test
  void aDownThatThrowsIsIrreversible() {
    RecordOutcome outcome =
        Recordings.of(
            new ScriptTree()
                .with(
                    "migrations/1_a.js",
                    """
                    exports.up = (knex) => knex('a').del();
                    exports.down = () => { throw new Error('no way back'); };"""));

    assertEquals(
        Optional.of("no way back"), Recordings.recorded(outcome).recording().irreversible());
  }

  @Test
  void warnsWhereABundledPackageStoodIn() {
    RecordOutcome outcome =
        Recordings.ofUp("await knex('a').insert({ v: require('lodash').camelCase('a b') });");

    assertEquals(
        List.of("BUNDLED_PACKAGE"),
        Recordings.recorded(outcome).warnings().stream().map(Diagnostic::code).toList());
  }

  @Test
  void aMigrationWithoutDownIsRefused() {
    assertEquals(
        1,
        Recordings.reasons(
                Recordings.of(
                    new ScriptTree().with("migrations/1_a.js", "exports.up = async () => {};")))
            .stream()
            .filter(reason -> reason.contains("INVALID_MIGRATION"))
            .count());
  }

  /** All migrations of a set are recorded in a few contexts that are used again. */
  @Test
  void whatOneMigrationWritesToTheEnvironmentIsNotThereForTheNext() {
    Recordings.ofUp("process.env.TENANT ||= 'shop'; delete process.env.REGION;");

    for (String name : List.of("TENANT", "REGION")) {
      RecordOutcome outcome = inserting("process.env." + name);
      assertEquals(List.of("DEPENDS_ON_ENVIRONMENT"), Recordings.reasons(outcome), name);
    }
  }
}
