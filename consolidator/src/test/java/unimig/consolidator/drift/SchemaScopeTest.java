package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.scratch.ScratchDatabase;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.catalog.ObjectPattern;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;
import unimig.runner.testing.TestDatabase;

/** What counts as drift, and what does not. */
final class SchemaScopeTest {
  private static final Preparation NOTHING = connection -> {};

  private final TestDatabase database = TestDatabase.create();
  private final String role = "unimig_test_" + UUID.randomUUID().toString().replace("-", "");
  private final DriftSet set;

  SchemaScopeTest(@TempDir Path directory) {
    set = new DriftSet(directory).legacy("1", "create table a (id serial primary key);");
  }

  @AfterEach
  void drop() {
    database.run(
        "do $$ begin if to_regrole('%1$s') is not null then drop owned by %1$s cascade; drop role %1$s;"
                .formatted(role)
            + " end if; end $$");
    database.close();
  }

  /** Checks that there is no drift, and gives what was left out. */
  private List<String> ignoredWithoutDrift() {
    DriftResult result = set.drift(database);
    assertEquals(List.of(), DriftSet.lines(result));
    return result.ignored().stream().map(Ignored::what).toList();
  }

  @Test
  void whoeverMigratedOwnsWhatWasMade() {
    set.legacy("2", "create table b (id int); create view v as select id from b;")
        .migrate(database);
    database.run(
        "create role %1$s; alter table a owner to %1$s; alter table b owner to %1$s; alter view v owner to %1$s"
            .formatted(role));
    assertEquals(List.of(), set.deviations(database));
    database.run("alter view v owner to " + currentUser());
    assertEquals(
        List.of("APPLIED 2 view \"v\": owner: live %s, expected %s".formatted(currentUser(), role)),
        set.deviations(database));
    set.with(new CheckOptions(NOTHING, false, List.of()));
    assertTrue(ignoredWithoutDrift().contains("owners and privileges"));
  }

  private String currentUser() {
    return database.query("select current_user").get(0);
  }

  @Test
  void privilegesAreToldByRole() {
    set.legacy(
            "2",
            "grant select, insert on a to pg_monitor; grant update (id) on a to pg_monitor;"
                + " alter default privileges grant select on tables to pg_monitor;")
        .migrate(database);
    assertEquals(List.of(), set.deviations(database));
    database.run(
        "revoke insert on a from pg_monitor; grant delete on a to pg_monitor with grant option;"
            + " revoke update (id) on a from pg_monitor");
    assertEquals(
        List.of(
            "APPLIED 2 table \"a\": grants to \"pg_monitor\": live delete with grant option,"
                + " select, expected insert, select",
            "APPLIED 2 table \"a\": column \"id\": grants to \"pg_monitor\": live none, expected"
                + " update"),
        set.deviations(database));
  }

  @Test
  void theDatabaseItselfCountsAsFarAsMigrationsChangeIt() {
    set.migrate(database);
    database.run(
        "do $$ begin execute format('alter database %I set work_mem = ''8MB''',"
            + " current_database()); execute format('comment on database %I is ''mine''',"
            + " current_database()); end $$; comment on schema public is 'ours';"
            + " grant create on schema public to pg_monitor");
    assertTrue(
        ignoredWithoutDrift()
            .containsAll(
                List.of(
                    "database: settings",
                    "database: comment",
                    "schema \"public\": comment",
                    "schema \"public\": grants to \"pg_monitor\"")));
    set.legacy("2", "comment on schema public is 'theirs';");
    assertEquals(
        List.of("APPLIED 2 schema \"public\": comment: live ours, expected theirs"),
        DriftSet.lines(set.check(database).compare(List.of("1", "2"))));
  }

  @Test
  void schemasThatNoMigrationTouchesAreNotLookedAt() {
    set.legacy("2", "create schema shop; create table shop.t (id int);").migrate(database);
    database.run(
        "create schema other; create table other.t (id int); create function other.f() returns"
            + " int language sql as 'select 1'; create table shop.mine (id int)");
    DriftResult result = set.drift(database);
    assertEquals(
        List.of("UNKNOWN table \"shop\".\"mine\": only in the database"), DriftSet.lines(result));
    assertTrue(
        result.ignored().stream()
            .anyMatch(each -> each.what().equals("schema \"other\" with 2 objects")));
  }

  @Test
  void aSchemaOfAPendingMigrationIsLookedAtOnceThereIsDrift() {
    set.migrate(database);
    set.legacy("2", "create schema shop; create table shop.t (id int);");
    database.run("create schema shop; drop table a");
    assertEquals(
        List.of(
            "APPLIED 1 table \"a\": not in the database",
            "PENDING 2 schema \"shop\": only in the database"),
        set.deviations(database));
  }

  @Test
  void unqualifiedNamesMeanTheSameSchema() {
    set.withSchemas("shop").migrate(database);
    database.run("create table public.others (id int)");
    assertEquals(List.of(), set.deviations(database));
    database.run("create table shop.mine (id int)");
    assertEquals(
        List.of("UNKNOWN table \"shop\".\"mine\": only in the database"), set.deviations(database));
  }

  @Test
  void theSearchPathOfTheDatabaseIsKept() {
    database.run(
        "create schema shop; do $$ begin execute format('alter database %I set search_path = shop',"
            + " current_database()); end $$");
    try (KeptConnections fresh = new KeptConnections(database.url())) {
      set.migrateOn(fresh);
      assertEquals(
          List.of("shop"),
          database.query("select schemaname from pg_tables where tablename = 'a'"));
      assertTrue(set.checkOn(fresh).compareWithHistory().isAsApplied());
    }
  }

  @Test
  void historiesAreNoDrift() {
    set.migrate(database);
    database.run("create table flyway_schema_history_legacy (id serial primary key)");
    assertEquals(List.of(), set.deviations(database));
    database.run("create table knex_migrations (id serial primary key)");
    assertEquals(
        List.of("UNKNOWN table \"knex_migrations\": only in the database"),
        set.deviations(database));
    set.with(ignoring("knex_*"));
    assertTrue(ignoredWithoutDrift().contains("what fits \"knex_*\""));
  }

  private static CheckOptions ignoring(String... patterns) {
    return new CheckOptions(
        NOTHING,
        true,
        Stream.of(patterns).map(text -> ObjectPattern.parse(text).orElseThrow()).toList());
  }

  @Test
  void extensionsMayBeIgnoredAndTheirMembersAlwaysAre() {
    set.migrate(database);
    database.run("create extension hstore");
    assertEquals(
        List.of("UNKNOWN extension \"hstore\": only in the database"), set.deviations(database));
    set.with(ignoring("extension:hstore"));
    assertEquals(List.of(), set.deviations(database));
  }

  @Test
  void partitionsComeAndGo() {
    set.legacy(
            "2",
            "create table events (at date unique, id int) partition by range (at);"
                + " create table notes (at date references events (at));"
                + " create index on events (id);"
                + " create table events_1 partition of events for values from ('2020-01-01') to"
                + " ('2021-01-01');")
        .migrate(database);
    database.run(
        "create table events_2 partition of events for values from ('2021-01-01') to"
            + " ('2022-01-01') partition by range (at); create table events_2a partition of"
            + " events_2 for values from ('2021-01-01') to ('2021-07-01')");
    assertTrue(
        ignoredWithoutDrift()
            .containsAll(
                List.of(
                    "1 partition of table \"events\" that no migration made",
                    "1 partition of table \"events_2\" that no migration made")));
    database.run("drop table notes; drop table events_1");
    assertEquals(
        List.of(
            "APPLIED 2 table \"events_1\": not in the database",
            "APPLIED 2 table \"notes\": not in the database"),
        set.deviations(database));
  }

  @Test
  void whatARefreshFillsIsData() {
    set.legacy("2", "create materialized view m as select id from a with no data;")
        .migrate(database);
    database.run("refresh materialized view m");
    assertEquals(List.of(), set.deviations(database));
  }

  @Test
  void aSecretIsNotShown() {
    set.migrate(database);
    database.run(setting("hidden"));
    Preparation preparation = connection -> connection.createStatement().execute(setting("other"));
    set.with(new CheckOptions(preparation, true, List.of()));
    assertEquals(
        List.of("UNKNOWN database: settings: values: live (not shown), expected (not shown)"),
        set.deviations(database));
  }

  private static String setting(String value) {
    return "do $$ begin execute format('alter database %I set app.key = %L',"
        + " current_database(), '"
        + value
        + "'); end $$;";
  }

  @Test
  void migrationsAfterTheLegacyOnesCount() {
    set.files()
        .sql("V2__new.sql", "create table b (id int);")
        .sql("R__views.sql", "create or replace view v as select id from a;")
        .java(
            "V3__code",
            "protected void up(Session db) { db.execute(\"create table c (id int)\"); }"
                + " protected void down(Session db) {}"
                + " public Integer getChecksum() { return 3; }");
    set.migrate(database);
    assertEquals(List.of(), set.deviations(database));
    database.run("drop view v; drop table c");
    DriftResult result = set.drift(database);
    assertEquals(
        List.of(
            "APPLIED 3 table \"c\": not in the database",
            "APPLIED view \"v\": not in the database (SELECT a.id FROM public.a;)"),
        DriftSet.lines(result));
    assertEquals(
        List.of("1.js", "V2__new.sql", "db.migration.V3__code", "views"),
        result.applied().stream().map(Step::name).toList());
  }

  @Test
  void aRepeatableMigrationThatChangedIsTold() {
    set.files().sql("R__views.sql", "create or replace view v as select id from a;");
    set.migrate(database);
    set.files().sql("R__views.sql", "create or replace view v as select id, 1 as one from a;");
    assertEquals(
        List.of(
            "Repeatable migration \"views\" was applied in another form than its file has now."),
        set.drift(database).remarks());
  }

  @Test
  void aBaselineCountsForAllThatIsBelow() {
    set.legacy("2", "create table b (id int);").legacy("3", "create table c (id int);");
    database.run("create table a (id serial primary key); create table b (id int)");
    set.baseline(database, "2");
    assertEquals(List.of(), set.deviations(database));
    assertEquals(
        List.of("1.js", "2.js"), set.drift(database).applied().stream().map(Step::name).toList());
  }

  @Test
  void aBaselineScriptStandsForFilesThatAreGone() {
    set.legacy("2", "create table b (id int);").migrate(database);
    set.files()
        .withoutSql("V1__m.sql")
        .withoutSql("V2__m.sql")
        .sql("B2__all.sql", "create table a (id serial primary key); create table b (id int);")
        .sql("V3__new.sql", "create table c (id int);");
    set.migrate(database);
    assertEquals(List.of(), set.deviations(database));
    database.run("drop table c");
    assertEquals(List.of("APPLIED 3 table \"c\": not in the database"), set.deviations(database));
  }

  @Test
  void readingTheHistoryIsTheOnlyRightThatIsNeeded() {
    set.migrate(database);
    database.run(
        "create role %1$s login password 'p'; grant select on flyway_schema_history to %1$s"
            .formatted(role));
    DatabaseUrl url =
        new DatabaseUrl(
            database.url().jdbcUrl(), Map.of("user", role, "password", "p"), Optional.empty());
    try (KeptConnections reader = new KeptConnections(url)) {
      assertThrows(
          Exception.class,
          () -> reader.getConnection().createStatement().executeQuery("select * from a"));
      assertTrue(set.checkOn(reader).compareWithHistory().isAsApplied());
    }
  }

  @Test
  void serversOfDifferentVersionsAreRefused() {
    set.migrate(database);
    RunFailedException e =
        assertThrows(
            RunFailedException.class,
            () ->
                SchemaCheck.of(
                        EngineSettings.of(database.connections(), set.files().build(), Map.of()),
                        Newer::new,
                        CheckOptions.STRICT)
                    .compareWithHistory());
    assertEquals(FailureCode.SERVER_VERSION_DIFFERS, e.failures().get(0).code());
    assertTrue(e.failures().get(0).advice().contains("--scratch-url"), e.toString());
  }

  @Test
  void rolesOfAServerInUseAreLeftAlone() {
    database.run("create role " + role);
    set.legacy("2", "drop role " + role + ";");
    RunFailedException e =
        assertThrows(
            RunFailedException.class, () -> set.check(database).compare(List.of("1", "2")));
    assertEquals(FailureCode.SERVER_IN_USE, e.failures().get(0).code());
    assertEquals(Optional.of("V2__m.sql"), e.failures().get(0).migration());
    assertEquals(List.of(role), database.query("select to_regrole('" + role + "')"));
  }

  /** A server of another version. */
  private static final class Newer implements ScratchDatabases {
    private final ScratchDatabases real = TestScratch.open(Optional.empty());

    @Override
    public ScratchDatabase create(String name) {
      return real.create(name);
    }

    @Override
    public int majorVersion() {
      return real.majorVersion() + 1;
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
