package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;
import unimig.runner.testing.TestDatabase;

final class SchemaCheckTest {
  private final TestDatabase database = TestDatabase.create();
  private final DriftSet set;

  SchemaCheckTest(@TempDir Path directory) {
    set =
        new DriftSet(directory)
            .legacy(
                "1",
                "create table users (id serial primary key, email text not null);"
                    + " insert into users (email) values ('a');")
            .legacy("2", "alter table users add column nick text default 'x';")
            .legacy("3", "update users set nick = 'y';")
            .legacy("4", "create table orders (id int); create index orders_id on orders (id);");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void rowsAndSequencesAreNoDrift() {
    set.migrate(database);
    database.run("insert into users (email) select 'b' from generate_series(1, 10)");
    DriftResult result = set.drift(database);
    assertEquals(List.of(), DriftSet.lines(result));
    assertTrue(result.isAsApplied());
    assertEquals(new Standing.AsApplied(), result.standing());
    assertEquals(
        List.of("1.js", "2.js", "3.js", "4.js"),
        result.applied().stream().map(Step::name).toList());
  }

  @Test
  void whatIsAppliedMayHaveGapsAndAnotherOrder() {
    set.legacy("3.5", "alter table users add column zip text;")
        .migrate(database, "4", "1", "3.5", "2");
    DriftResult result = set.drift(database);
    assertEquals(List.of(), DriftSet.lines(result));
    assertEquals(
        List.of("4", "1", "3.5", "2"),
        result.applied().stream().flatMap(step -> step.version().stream()).toList());
    database.run("drop table orders");
    assertEquals(
        List.of("APPLIED 4 table \"orders\": not in the database"), set.deviations(database));
  }

  @Test
  void theOrderOfColumnsIsNoDrift() {
    set.migrate(database, "1", "2");
    database.run(
        "delete from users; alter table users drop column email;"
            + " alter table users add column email text not null");
    DriftResult result = set.drift(database);
    assertEquals(List.of(), DriftSet.lines(result));
    assertTrue(
        result.ignored().stream()
            .anyMatch(each -> each.what().equals("order of the columns of table \"users\"")));
  }

  @Test
  void additionsByHandAreOfNoMigration() {
    set.migrate(database);
    database.run(
        """
        alter table users add column age int;
        create index by_hand on users (email);
        alter table users alter column email set default 'none';
        comment on table orders is 'mine';
        grant select on orders to pg_monitor;
        create table extra (id int);
        create function f(a int) returns int language sql as 'select 1';
        """);
    DriftResult result = set.drift(database);
    assertEquals(
        List.of(
            "UNKNOWN function \"f(a integer)\": only in the database (CREATE OR REPLACE FUNCTION"
                + " public.f(a integer) RETURNS integer LANGUAGE sql AS $function$select 1$function$)",
            "UNKNOWN table \"extra\": only in the database",
            "UNKNOWN table \"orders\": comment: live mine, expected none",
            "UNKNOWN table \"orders\": grants to \"pg_monitor\": live select, expected none",
            "UNKNOWN table \"users\": column \"age\": only in the database (integer)",
            "UNKNOWN table \"users\": column \"email\": default: live 'none'::text, expected none",
            "UNKNOWN table \"users\": index \"by_hand\": only in the database (CREATE INDEX by_hand"
                + " ON public.users USING btree (email))"),
        DriftSet.lines(result));
    assertEquals(new Standing.Diverged(Optional.empty(), Optional.empty()), result.standing());
  }

  @Test
  void theFirstMigrationWhoseEffectIsGoneIsNamed() {
    set.migrate(database);
    database.run(
        """
        alter table users alter column nick set default 'z';
        drop index orders_id;
        create view v as select id from users;
        """);
    DriftResult result = set.drift(database);
    assertEquals(
        List.of(
            "APPLIED 2 table \"users\": column \"nick\": default: live 'z'::text, expected"
                + " 'x'::text",
            "APPLIED 4 table \"orders\": index \"orders_id\": not in the database (CREATE INDEX"
                + " orders_id ON public.orders USING btree (id))",
            "UNKNOWN view \"v\": only in the database (SELECT users.id FROM public.users;)"),
        DriftSet.lines(result));
    assertEquals(
        new Standing.Diverged(Optional.of(new Step(Optional.of("2"), "2.js")), Optional.empty()),
        result.standing());
  }

  @Test
  void whatADroppingMigrationLeftIsItsOwn() {
    set.legacy("5", "drop table orders;").migrate(database);
    database.run("create table orders (id int)");
    assertEquals(
        List.of("APPLIED 5 table \"orders\": only in the database"), set.deviations(database));
  }

  @Test
  void aSchemaBehindItsHistoryIsPlaced() {
    set.migrate(database);
    database.run("drop table orders");
    Standing.Elsewhere standing = (Standing.Elsewhere) set.drift(database).standing();
    assertTrue(standing.isBehind());
    assertEquals(List.of("2.js", "3.js"), standing.after().stream().map(Step::name).toList());
    database.run("drop table users");
    assertEquals(new Standing.Elsewhere(List.of(), true), set.drift(database).standing());
  }

  @Test
  void aSchemaAheadOfItsHistoryIsPlaced() {
    set.migrate(database, "1");
    database.run("alter table users add column nick text default 'x'");
    DriftResult result = set.drift(database);
    assertEquals(
        List.of("PENDING 2 table \"users\": column \"nick\": only in the database (text)"),
        DriftSet.lines(result));
    Standing.Elsewhere standing = (Standing.Elsewhere) result.standing();
    assertTrue(!standing.isBehind());
    assertEquals(List.of("2.js", "3.js"), standing.after().stream().map(Step::name).toList());
  }

  @Test
  void theNearestPlaceIsTold() {
    set.migrate(database);
    database.run("drop table orders; alter table users add column age int");
    Standing.Diverged standing = (Standing.Diverged) set.drift(database).standing();
    assertEquals(Optional.of(new Step(Optional.of("4"), "4.js")), standing.first());
    Nearest nearest = standing.nearest().orElseThrow();
    assertEquals(List.of("2.js", "3.js"), nearest.after().stream().map(Step::name).toList());
    assertEquals(
        List.of("table \"users\": column \"age\": only in the database (integer)"),
        nearest.differences().stream().map(Deviation::line).toList());
  }

  @Test
  void withoutAHistoryThePlaceIsFound() {
    database.run("create table users (id serial primary key, email text not null)");
    DriftResult result = set.drift(database);
    assertEquals(
        List.of("1.js"),
        ((Standing.Elsewhere) result.standing()).after().stream().map(Step::name).toList());
    assertEquals(
        List.of(
            "The database has no history \"flyway_schema_history\"; nothing counts as applied."),
        result.remarks());
  }

  @Test
  void versionsMayBeGiven() {
    database.run("create table users (id serial primary key, email text not null)");
    assertTrue(set.check(database).compare(List.of("1")).isAsApplied());
    assertEquals(
        List.of("APPLIED 4 table \"orders\": not in the database"),
        DriftSet.lines(set.check(database).compare(List.of("1", "4"))));
  }

  @Test
  void pendingMigrationsThatCannotBeTriedAreTold() {
    set.legacy("5", "create table e (id int);", "TENANT").migrate(database, "1");
    database.run("create table extra (id int)");
    DriftResult result = set.drift(database);
    assertEquals(List.of("UNKNOWN table \"extra\": only in the database"), DriftSet.lines(result));
    assertEquals(
        List.of(
            "Not all pending migrations could be tried: on the scratch database: environment"
                + " variable \"TENANT\" is not set [MISSING_ENVIRONMENT]"),
        result.remarks());
  }

  @Test
  void whatAppliedMigrationsNeedOfTheEnvironmentIsRefused() {
    set.legacy("5", "create table e (id int);", "TENANT")
        .withEnvironment(Map.of("TENANT", "t"))
        .migrate(database);
    assertTrue(set.drift(database).isAsApplied());
    set.withEnvironment(Map.of());
    assertEquals(FailureCode.MISSING_ENVIRONMENT, refusal().failures().get(0).code());
  }

  @Test
  void aVersionThatTheSetHasNotIsRefused() {
    set.legacy("5", "create table e (id int);").migrate(database);
    set.files().withoutSql("V5__m.sql");
    assertEquals(FailureCode.UNKNOWN_VERSION, refusal().failures().get(0).code());
  }

  @Test
  void whatFailsOnTheScratchDatabaseTellsOfSetup() {
    database.run(
        "create table before_all (id int); create table flyway_schema_history as select"
            + " 1 as installed_rank, '0' as version, 'b' as description, 'BASELINE' as type, 'b' as"
            + " script, true as success");
    set.legacy("5", "alter table before_all add column a int;");
    database.run("alter table before_all add column a int");
    RunFailedException e =
        assertThrows(RunFailedException.class, () -> set.check(database).compare(List.of("5")));
    assertEquals(FailureCode.MIGRATION_FAILED, e.failures().get(0).code());
    assertTrue(e.failures().get(0).advice().contains("--setup"), e.toString());
    Preparation preparation =
        connection -> connection.createStatement().execute("create table before_all (id int)");
    set.with(new CheckOptions(preparation, true, List.of()));
    assertTrue(set.check(database).compare(List.of("5")).isAsApplied());
  }

  private RunFailedException refusal() {
    return assertThrows(RunFailedException.class, () -> set.drift(database));
  }
}
