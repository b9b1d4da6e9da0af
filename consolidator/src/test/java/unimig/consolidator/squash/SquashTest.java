package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unimig.consolidator.squash.SquashOutcome.Different;
import unimig.consolidator.squash.SquashOutcome.Kept;
import unimig.consolidator.squash.SquashOutcome.Refused;
import unimig.consolidator.squash.SquashSettings.Way;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;
import unimig.runner.manifest.Mode;
import unimig.runner.squash.SquashFile;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class SquashTest {
  /** What a refresh would fill with more than the migrations have left in it. */
  private static final String STALE =
      "create table t (id int); create materialized view m as select * from t;"
          + " insert into t values (1);";

  private final Path directory;
  private final TestSet set;

  SquashTest(@TempDir Path directory) {
    this.directory = directory;
    this.set = new TestSet(directory);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theSameSetGivesTheSameBytes(Way way) throws IOException {
    set.sql("V1__a.sql", "create table a (id int, status varchar(5) check (status in ('x', 'y')));")
        .sql("V2__b.sql", "insert into a select n, 'x' from generate_series(1, 250) n;");
    Squashing.of(directory).from(way).kept();
    String first = Files.readString(script("2"));
    String squash = Files.readString(directory.resolve("squash.json"));
    Squashing.of(directory).from(way).kept();
    assertEquals(first, Files.readString(script("2")));
    assertEquals(squash, Files.readString(directory.resolve("squash.json")));
  }

  @Test
  void whatClassesSendIsSquashed() throws IOException {
    set.java(
            "V1__rows",
            """
            @Override public void up(Session db) {
              db.execute("create table a (id serial, name text, data bytea, j jsonb)");
              for (Row row : db.query("insert into a (name, j) values (?, ?) returning id",
                  "it's ?? $1 \\\\", "{\\"a\\": \\"?\\"}")) {
                db.update("update a set data = ? where id = ?", new byte[] {1, 2}, row.get("id"));
              }
              try {
                db.transaction(() -> {
                  db.execute("insert into a (id, name) values (0, 'gone')");
                  db.execute("no such statement");
                });
              } catch (StatementFailedException expected) {
                db.query("select count(*) from a where name = ?", "gone");
              }
              db.runAll("alter table a add n int; update a set n = 1");
              db.update("insert into a (name, n) values (?, ?)", null, 7);
            }
            """)
        .sql("V2__b.sql", "create index concurrently a_n on a (n);")
        .build();
    Kept kept = Squashing.of(directory).from(Way.STATEMENTS).kept();
    assertEquals("statements", kept.form());
    String text = Files.readString(script("2"));
    assertFalse(text.contains("gone") || text.contains("concurrently"), text);
    assertTrue(text.contains("values (('it''s ?? $1 \\'), ('{\"a\": \"?\"}'))"), text);
  }

  @Test
  void whatNoDumpCanTellIsMadeOfStatements() throws IOException {
    set.sql("V1__a.sql", STALE);
    Kept kept = Squashing.of(directory).kept();
    assertEquals("statements", kept.form());
    assertEquals("dump", kept.rejected().get(0).form());
    assertEquals("statements", SquashFile.read(directory).orElseThrow().way());
  }

  @Test
  void whatIsNotEqualIsNotWritten() throws IOException {
    set.sql("V1__a.sql", STALE);
    Different different =
        assertInstanceOf(Different.class, Squashing.of(directory).from(Way.DUMP).run());
    assertTrue(
        different
            .attempts()
            .get(0)
            .differences()
            .contains("table \"m\": number of rows: the chain 0, the squash 1"));
    assertOnly("V1__a.sql");
  }

  @Test
  void statementsKeepTheirTransactionsWhereOneWillNotDo() throws IOException {
    set.sql("V1__a.sql", "create type e as enum ('a'); create table t (e e);")
        .sql("V2__b.sql", "alter type e add value 'b';")
        .sql("V3__c.sql", "insert into t values ('b');");
    Kept kept = Squashing.of(directory).from(Way.STATEMENTS).kept();
    assertEquals("statements in parts", kept.form());
    assertEquals(
        "executeInTransaction=false\n",
        Files.readString(directory.resolve("sql/B3__squash.sql.conf")));
    Squashing.of(directory).at("2").from(Way.STATEMENTS).kept();
    assertOnly("B2__squash.sql", "V1__a.sql", "V2__b.sql", "V3__c.sql");
  }

  @Test
  void tablesWithValuesOfTheRunAreNamed() {
    set.sql(
        "V1__a.sql",
        "create table a (id uuid default gen_random_uuid(), at timestamptz default now());"
            + " create table b (id int); insert into a default values; insert into b values (1);");
    assertEquals(List.of("table \"a\""), Squashing.of(directory).from(Way.DUMP).kept().frozen());
    // These are made anew each time.
    assertEquals(List.of(), Squashing.of(directory).from(Way.STATEMENTS).kept().frozen());
  }

  @Test
  void anEarlierVersionIsSquashed() throws IOException {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V1.1__b.sql", "create table b (id int);")
        .sql("V2__c.sql", "create table c (id int);");
    Kept kept = Squashing.of(directory).at("1.1").kept();
    assertEquals(List.of("1", "1.1"), kept.squash().covers());
    assertFalse(Files.readString(script("1.1")).contains(" c "));
    BadInputException e =
        assertThrows(BadInputException.class, () -> Squashing.of(directory).at("7").run());
    assertEquals("UNKNOWN_VERSION", e.diagnostics().get(0).code());
  }

  @Test
  void repeatableMigrationsAreNotInIt() throws IOException {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("R__view.sql", "create or replace view v as select * from a;");
    Squashing.of(directory).kept();
    assertFalse(Files.readString(script("1")).contains("view"));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatWasThereBeforeIsNotInIt(Way way) throws IOException {
    set.sql("V1__a.sql", "create table a (c citext references known); insert into a values ('x');");
    Squashing.of(directory)
        .from(way)
        .after(
            "create extension citext; create table known (c citext primary key);"
                + " insert into known values ('x'), ('y');")
        .kept();
    String text = Files.readString(script("1"));
    assertFalse(text.contains("EXTENSION") || text.contains("'y'"), text);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void schemasOfTheRunnerAreNotInIt(Way way) throws IOException {
    set.sql("V1__a.sql", "create table a (id int); insert into a values (1);");
    Squashing.of(directory).from(way).in("app", "other").kept();
    assertFalse(Files.readString(script("1")).toLowerCase(Locale.ROOT).contains("create schema"));
  }

  @Test
  void anotherOwnerMayRunIt() {
    set.sql(
        "V1__a.sql",
        "create table a (id serial); create view v as select * from a; create schema s;"
            + " create function s.f() returns int language sql as 'select 1';"
            + " alter default privileges in schema s revoke execute on functions from public;"
            + " grant select on a to pg_monitor; revoke all on v from current_user;");
    Squashing.of(directory).from(Way.DUMP).kept();
    try (TestDatabase keeper = TestDatabase.create()) {
      keeper.run("create role unimig_test_owner login password 'x'");
      try (TestDatabase database = TestDatabase.create()) {
        database.run(
            "grant all on schema public to unimig_test_owner; do $$ begin execute format("
                + "'grant all on database %I to unimig_test_owner', current_database()); end $$");
        Map<String, String> login = new HashMap<>(database.url().properties());
        login.putAll(Map.of("user", "unimig_test_owner", "password", "x"));
        DatabaseUrl url = new DatabaseUrl(database.url().jdbcUrl(), login, Optional.empty());
        try (KeptConnections connections = new KeptConnections(url);
            MigrationEngine engine =
                MigrationEngine.open(
                    EngineSettings.of(connections, ConvertedSet.in(directory), Map.of()))) {
          engine.migrate(RunListener.SILENT);
        }
        assertEquals(
            List.of("unimig_test_owner"),
            database.query(
                "select distinct relowner::regrole from pg_class where oid >= 16384"
                    + " and relnamespace = 'public'::regnamespace"));
      } finally {
        keeper.run("drop role unimig_test_owner");
      }
    }
  }

  @Test
  void aChangeOfWhatWasThereBeforeIsMadeOfStatements() {
    assumeTrue(Squashing.hasDump());
    set.sql("V1__a.sql", "alter table known add n int;");
    Kept kept = Squashing.of(directory).after("create table known (id int);").kept();
    assertEquals("statements", kept.form());
    assertTrue(kept.rejected().get(0).reason().contains("CREATE TABLE public.known"));
  }

  @Test
  void valuesOfTheEnvironmentAreNotFrozenUnasked() throws IOException {
    set.java(
            "V1__a",
            """
            @Override public void up(Session db) {
              db.execute("create table a (t text)");
              db.update("insert into a values (?)", db.env("TENANT"));
            }
            """)
        .entry("1", Mode.TRANSLATED, "java/db/migration/V1__a.java", "TENANT")
        .build();
    Squashing squashing = Squashing.of(directory).reading("TENANT", "blue");
    Refused refused = assertInstanceOf(Refused.class, squashing.run());
    assertEquals(List.of("FROZEN_ENVIRONMENT"), codes(refused));
    assertFalse(Files.exists(directory.resolve("squash.json")));
    Kept kept = Squashing.of(directory).freezing("TENANT", "blue").kept();
    assertEquals(List.of("TENANT"), kept.squash().frozen());
    assertTrue(Files.readString(script("1")).contains("'blue'"));
  }

  @Test
  void aSquashThatIsNotOfTheFilesIsFound() {
    set.sql("V1__a.sql", "create table a (id int);")
        .java("V2__b", "@Override public void up(Session db) { db.execute(\"select 1\"); }")
        .build();
    assertEquals(List.of("NO_SQUASH"), checked());
    Squashing.of(directory).kept();
    set.sql("V3__c.sql", "create table c (id int);");
    assertEquals(List.of(), checked());
    set.sql("V1.1__between.sql", "create table b (id int);");
    assertEquals(List.of("SQUASH_STALE"), checked());
    set.withoutSql("V1.1__between.sql").sql("V1__a.sql", "create table other (id int);");
    assertEquals(List.of("SQUASH_STALE"), checked());
    set.sql("V1__a.sql", "create table a (id int);")
        .java("V2__b", "@Override public void up(Session db) { db.execute(\"select 2\"); }")
        .build();
    assertEquals(List.of("SQUASH_STALE"), checked());
    set.withoutSql("B2__squash.sql");
    assertEquals(List.of("SQUASH_CHANGED", "SQUASH_STALE"), checked());
    Squashing.of(directory).at("2").kept();
    Archive.move(directory, directory.resolve("archive"));
    assertEquals(List.of(), checked());
  }

  private List<String> checked() {
    return SquashCheck.of(directory).stream().map(Diagnostic::code).toList();
  }

  @Test
  void passwordsAreNotInADump() throws IOException {
    set.sql("V1__a.sql", "create role unimig_test_login login password 'hidden word';");
    Kept kept = Squashing.of(directory).from(Way.DUMP).kept();
    assertFalse(Files.readString(script("1")).contains("hidden"));
    assertEquals(
        List.of("role \"unimig_test_login\" has a password by the migrations, not by the squash"),
        kept.notes());
  }

  @Test
  void baselinesOfOthersAreLeftAlone() throws IOException {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("B1__mine.sql", "create table a (id int);");
    assertEquals(
        List.of("FOREIGN_BASELINE"),
        codes(assertInstanceOf(Refused.class, Squashing.of(directory).run())));
    set.withoutSql("B1__mine.sql");
    Squashing.of(directory).kept();
    Files.writeString(script("1"), "-- edited", java.nio.file.StandardOpenOption.APPEND);
    assertEquals(
        List.of("FOREIGN_BASELINE"),
        codes(assertInstanceOf(Refused.class, Squashing.of(directory).run())));
  }

  @Test
  void migrationsThatFailAreToldOf() {
    set.sql("V1__a.sql", "create role unimig_test_failing;").sql("V2__b.sql", "nonsense;");
    Squashing squashing = Squashing.of(directory).from(Way.STATEMENTS);
    assertThrows(RunFailedException.class, squashing::run);
    // The role is gone with it, or this would fail otherwise.
    set.sql("V2__b.sql", "create table b (id int);");
    squashing.kept();
  }

  @Test
  void pgDumpThatWillNotDoIsToldOf() throws IOException {
    Path old = directory.resolve("pg_dump");
    Files.writeString(old, "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n");
    assertTrue(old.toFile().setExecutable(true));
    assertEquals(
        "\""
            + old
            + "\" is of version 9 and cannot read a server of version 15;"
            + " give --pg-dump one of version 15 or newer",
        missing(Optional.of(old)));
    assertTrue(missing(Optional.of(directory.resolve("none"))).contains("is no pg_dump that runs"));
    assertTrue(PgDump.find(Optional.empty(), directory.toString(), 999).toString().contains("999"));
  }

  private static String missing(Optional<Path> given) {
    return assertInstanceOf(PgDump.Search.Missing.class, PgDump.find(given, "", 15)).reason();
  }

  private static List<String> codes(Refused refused) {
    return refused.reasons().stream().map(Diagnostic::code).toList();
  }

  private Path script(String version) {
    return directory.resolve("sql/B" + version + "__squash.sql");
  }

  private void assertOnly(String... names) throws IOException {
    try (var files = Files.list(directory.resolve("sql"))) {
      assertEquals(
          List.of(names), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
