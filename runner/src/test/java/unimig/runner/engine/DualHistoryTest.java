package unimig.runner.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** What is written to the histories of Knex and Prisma beside Flyway's. */
final class DualHistoryTest {
  private static final String KNEX_ROWS =
      "select id, name, batch, migration_time between now() - interval '1 min' and now()"
          + " from knex_migrations order by id";
  private static final String NAMES = "select name from knex_migrations order by id";
  private static final String VERSIONS =
      "select version from flyway_schema_history where success order by installed_rank";

  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;
  private final List<String> notes = new ArrayList<>();

  DualHistoryTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void nothingOfTheOldToolsIsTouchedWithoutIt() {
    twoTables();
    database.run("create schema old; create table old.knex_migrations (x int)");
    migrate(DualMode.OFF);
    assertEquals(List.of("null"), database.query("select to_regclass('knex_migrations')"));
  }

  @Test
  void aFreshDatabaseGetsKnexsTablesAndRows() {
    twoTables();
    RunResult result = migrate(DualMode.ON);
    assertEquals(
        List.of(
            new LegacyRow("public.knex_migrations", "1_a.js"),
            new LegacyRow("public.knex_migrations", "2_b.ts")),
        result.legacyRows());
    assertEquals(List.of("1|1_a.js|1|t", "2|2_b.ts|1|t"), database.query(KNEX_ROWS));
    assertEquals(
        List.of("1|0"), database.query("select index, is_locked from knex_migrations_lock"));

    knex("3", "3_c.js", true).sql("V3__c.sql", "create table c ();");
    migrate(DualMode.ON);
    assertEquals(List.of("3|3_c.js|2|t"), database.query(KNEX_ROWS).subList(2, 3));
    assertEquals(List.of(), migrate(DualMode.ON).legacyRows());
  }

  @Test
  void aFreshDatabaseGetsPrismasTableAndRows() {
    set.sets(
            new LegacySet(
                "p", SetKind.PRISMA, List.of(), some("_prisma_migrations"), some("app"), none()))
        .entry(entry("p", "1", "1_init", true))
        .sql("V1__a.sql", "create table a ();");
    migrate(settings(DualMode.ON).withSchemas(List.of("app")));
    assertEquals(
        List.of("36|" + "ab".repeat(32) + "|1_init|null|null|t|1"),
        database.query(
            "select length(id), checksum, migration_name, logs, rolled_back_at,"
                + " started_at <= finished_at, applied_steps_count from app._prisma_migrations"));
  }

  @Test
  void aBaselineMigrationStandsForAllThatItCovers() {
    twoTables().sql("B2__squash.sql", "create table a (); create table b ();");
    migrate(DualMode.ON);
    assertEquals(List.of("1_a.js", "2_b.ts"), database.query(NAMES));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailureLeavesNeitherRow(boolean group) {
    twoTables();
    set.sql("V2__b.sql", "create table b (); select 1/0;");
    assertFailure(FailureCode.MIGRATION_FAILED, settings(DualMode.ON).withGroup(group));
    assertEquals(group ? List.of() : List.of("1_a.js"), database.query(NAMES));
    assertEquals(group ? List.of() : List.of("1"), database.query(VERSIONS));
    assertEquals(List.of("0"), database.query("select is_locked from knex_migrations_lock"));
  }

  /** The session ends where Flyway writes its row, which is after ours. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKillLeavesBothRowsOrNone(boolean group) {
    twoTables()
        .java("V3__c", "protected void up(Session db) { db.execute(\"create table c ()\"); }");
    knexEntry("3", "3_c.js", true);
    migrate(settings(DualMode.ON).withGroup(group), Optional.of("1"));
    for (String version : List.of("2", "3")) {
      killAt(version);
      assertThrows(RunFailedException.class, () -> migrate(settings(DualMode.ON).withGroup(group)));
      List<String> applied = version.equals("2") || group ? List.of("1") : List.of("1", "2");
      assertEquals(applied, database.query(VERSIONS));
      assertEquals(applied.size(), database.query(NAMES).size());
      database.run("drop trigger kill on flyway_schema_history");
    }
    migrate(settings(DualMode.ON).withGroup(group));
    assertEquals(List.of("1", "2", "3"), database.query(VERSIONS));
    assertEquals(List.of("1_a.js", "2_b.ts", "3_c.js"), database.query(NAMES));
  }

  private void killAt(String version) {
    database.run(
        """
        create or replace function kill() returns trigger language plpgsql as $$
        begin
          if new.version = '%s' then perform pg_terminate_backend(pg_backend_pid()); end if;
          return new;
        end $$;
        create trigger kill before insert on flyway_schema_history
          for each row execute function kill()"""
            .formatted(version));
  }

  @Test
  void theOldHistoryCannotBeWrittenSoNothingIsDone() {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("1"));
    database.run("alter table knex_migrations add check (name <> '2_b.ts')");
    RunFailedException e = assertFailure(FailureCode.DATABASE_FAILED, settings(DualMode.ON));
    assertTrue(e.failures().get(0).message().contains("public.knex_migrations"), e::getMessage);
    assertEquals(List.of("1"), database.query(VERSIONS));
    assertEquals(List.of("null"), database.query("select to_regclass('b')"));
  }

  @Test
  void whatTheOldServiceAppliedMeanwhileIsNotRunAgain() {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("1"));
    database.run(
        "create table b (); insert into knex_migrations (name, batch) values ('2_b.js', 2)");
    RunFailedException e = assertFailure(FailureCode.LEGACY_APPLIED, settings(DualMode.ON));
    assertTrue(e.failures().get(0).message().contains("\"2_b.ts\""), e::getMessage);
  }

  @Test
  void whatTheOldHistoryLacksIsWrittenOnDemandOnly() {
    twoTables();
    migrate(settings(DualMode.OFF), Optional.of("1"));
    assertFailure(FailureCode.LEGACY_MISSING, settings(DualMode.ON));
    assertEquals(List.of("null"), database.query("select to_regclass('b')"));
    assertEquals(2, migrate(DualMode.FILL).legacyRows().size());
    assertEquals(List.of("1_a.js", "2_b.ts"), database.query(NAMES));
    assertEquals(
        List.of("1|2"), database.query("select min(batch), count(*) from knex_migrations"));
    assertEquals(List.of(), migrate(DualMode.FILL).legacyRows());
  }

  @Test
  void namesFollowThoseThatAreThere() {
    twoTables();
    knex("3", "3_c.ts", true).sql("V3__c.sql", "create table c ();");
    migrate(settings(DualMode.ON), Optional.of("2"));
    database.run("update knex_migrations set name = 'dist/2_b.js' where name = '2_b.ts'");
    migrate(DualMode.ON);
    assertEquals(List.of("1_a.js", "dist/2_b.js", "dist/3_c.js"), database.query(NAMES));
  }

  @Test
  void aRollbackTakesTheRowAway() {
    twoTables().sql("U2__b.sql", "drop table b;");
    migrate(DualMode.ON);
    try (MigrationEngine engine = MigrationEngine.open(settings(DualMode.ON))) {
      engine.rollback("2");
    }
    assertEquals(List.of("1_a.js"), database.query(NAMES));
    assertEquals(
        List.of("2_b.ts"),
        migrate(DualMode.ON).legacyRows().stream().map(LegacyRow::name).toList());
  }

  @Test
  void aRunOfKnexThatGoesOnLocksUsOut() throws SQLException {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("1"));
    database.run("update knex_migrations_lock set is_locked = 1");
    EngineSettings hurry = settings(DualMode.ON).withLockWait(Duration.ZERO);
    RunFailedException marked = assertFailure(FailureCode.LEGACY_LOCKED, hurry);
    assertTrue(marked.failures().get(0).advice().contains("migrate:unlock"), marked::getMessage);
    database.run("update knex_migrations_lock set is_locked = 0");
    try (Connection knex = database.connect();
        Statement statement = knex.createStatement()) {
      knex.setAutoCommit(false);
      statement.execute("update knex_migrations_lock set is_locked = 1");
      assertFailure(FailureCode.LEGACY_LOCKED, hurry);
      statement.execute("update knex_migrations_lock set is_locked = 0");
      knex.commit();
    }
    assertEquals(1, migrate(hurry).legacyRows().size());
    assertEquals(List.of(), notes);
  }

  @Test
  void itTellsForWhatItWaits() {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("1"));
    database.run("update knex_migrations_lock set is_locked = 1");
    assertFailure(
        FailureCode.LEGACY_LOCKED, settings(DualMode.ON).withLockWait(Duration.ofSeconds(1)));
    assertEquals(
        List.of("waiting: \"public.knex_migrations_lock\" says that a run of the old tool goes on"),
        notes);
  }

  /** Knex does not wait for such a run, as it would not read again what is applied. */
  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void withoutTransactionsKnexIsLockedOutAndAKilledRunIsTakenOver() {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("2"));
    knex("3", "3_index.js", false)
        .sql(
            "V3__index.sql",
            "create table seen as select is_locked from knex_migrations_lock;\n"
                + "create index concurrently i on seen (is_locked);")
        .sql("V3__index.sql.conf", "executeInTransaction=false");
    database.run("update knex_migrations_lock set is_locked = 2");
    migrate(DualMode.ON);
    assertEquals(List.of("2"), database.query("select is_locked from seen"));
    assertEquals(List.of("0"), database.query("select is_locked from knex_migrations_lock"));
    assertEquals("3_index.js", database.query(NAMES).get(2));
  }

  @Test
  void killedBetweenBothRowsItIsNotRunAgain() {
    twoTables();
    migrate(settings(DualMode.ON), Optional.of("2"));
    knex("3", "3_c.js", false)
        .sql("V3__c.sql", "create table c ();")
        .sql("V3__c.sql.conf", "executeInTransaction=false");
    killAt("3");
    assertThrows(RunFailedException.class, () -> migrate(DualMode.ON));
    assertEquals(List.of("1", "2"), database.query(VERSIONS));
    assertEquals(List.of("1_a.js", "2_b.ts", "3_c.js"), database.query(NAMES));
    assertEquals(List.of("0"), database.query("select is_locked from knex_migrations_lock"));
    assertFailure(FailureCode.LEGACY_APPLIED, settings(DualMode.ON));
  }

  @Test
  void prismasLockIsRespected() throws SQLException {
    set.sets(
            new LegacySet(
                "p", SetKind.PRISMA, List.of(), some("_prisma_migrations"), none(), none()))
        .entry(entry("p", "1", "1_init", true))
        .sql("V1__a.sql", "create table a ();");
    EngineSettings hurry = settings(DualMode.ON).withLockWait(Duration.ZERO);
    try (Connection prisma = database.connect();
        Statement statement = prisma.createStatement()) {
      statement.execute("select pg_advisory_lock(72707369)");
      assertFailure(FailureCode.LEGACY_LOCKED, hurry);
    }
    assertEquals(1, migrate(hurry).legacyRows().size());
    assertEquals(
        List.of("0"),
        database.query(
            "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
  }

  @Test
  void otherHistoriesAreNotedAndLeftAlone() {
    set.sets(new LegacySet("s", SetKind.SQL, List.of(), some("schema_migrations"), none(), none()))
        .entry(entry("s", "1", "1_a.sql", true))
        .sql("V1__a.sql", "create table a ();");
    assertEquals(List.of(), migrate(DualMode.ON).legacyRows());
    assertEquals(
        List.of(
            "\"schema_migrations\" of set \"s\" is of neither Knex nor Prisma; it is not written"),
        notes);
  }

  @Test
  void withoutAManifestThereIsNothingToWriteTo() {
    set.sql("V1__a.sql", "create table a ();");
    assertFailure(FailureCode.SET_INCOMPLETE, settings(DualMode.ON));
  }

  private TestSet twoTables() {
    set.sets(
        new LegacySet("k", SetKind.KNEX, List.of(), some("knex_migrations"), none(), some("3")));
    knexEntry("1", "1_a.js", true);
    knexEntry("2", "2_b.ts", true);
    return set.sql("V1__a.sql", "create table a ();").sql("V2__b.sql", "create table b ();");
  }

  private TestSet knex(String version, String name, boolean transactional) {
    knexEntry(version, name, transactional);
    return set;
  }

  private void knexEntry(String version, String name, boolean transactional) {
    set.entry(entry("k", version, name, transactional));
  }

  private static Entry entry(String set, String version, String name, boolean transactional) {
    return new Entry(
        set,
        name,
        "legacy/" + name,
        "ab".repeat(32),
        version,
        "x",
        some("x"),
        none(),
        Mode.COPIED,
        transactional,
        true,
        Optional.of(1),
        Needs.NOTHING);
  }

  private static Optional<String> some(String value) {
    return Optional.of(value);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private EngineSettings settings(DualMode mode) {
    return EngineSettings.of(database.connections(), set.build(), Map.of()).withDual(mode);
  }

  private RunResult migrate(DualMode mode) {
    return migrate(settings(mode));
  }

  private RunResult migrate(EngineSettings settings) {
    return migrate(settings, Optional.empty());
  }

  private RunResult migrate(EngineSettings settings, Optional<String> target) {
    RunListener listener =
        new RunListener() {
          @Override
          public void note(String text) {
            notes.add(text);
          }
        };
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      return engine.migrate(target, listener);
    }
  }

  private RunFailedException assertFailure(FailureCode code, EngineSettings settings) {
    RunFailedException e = assertThrows(RunFailedException.class, () -> migrate(settings));
    assertEquals(code, e.failures().get(0).code(), e::getMessage);
    return e;
  }
}
