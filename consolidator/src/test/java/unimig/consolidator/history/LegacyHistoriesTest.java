package unimig.consolidator.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unimig.consolidator.history.HistoryTables.knexRow;
import static unimig.consolidator.history.HistoryTables.prismaFailed;
import static unimig.consolidator.history.HistoryTables.prismaRow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.history.LegacyRow.State;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** Tables as the tools make them, and what is read from them. */
final class LegacyHistoriesTest {
  private static final String NOON = "2024-01-05 12:00:00.123456+00";

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aDatabaseWithoutHistories() throws SQLException {
    database.run("create table users (id int, name text)");
    assertEquals(List.of(), all());
  }

  @Test
  void knex() throws SQLException {
    database.run(
        HistoryTables.knex()
            + knexRow("knex_migrations", "20240105_a.js", 1, NOON)
            + knexRow("knex_migrations", "20240106_b.js", 2, NOON));
    LegacyHistory history = only();
    assertEquals(new HistoryTable("public", "knex_migrations"), history.table());
    assertEquals(HistoryKind.KNEX, history.kind());
    assertEquals(Optional.of(new HistoryTable("public", "knex_migrations_lock")), history.lock());
    assertFalse(history.locked());
    assertFalse(history.isGuessed());
    assertEquals(
        new LegacyRow(
            "20240106_b.js",
            State.APPLIED,
            Optional.empty(),
            Optional.of(Instant.parse("2024-01-05T12:00:00.123456Z")),
            Optional.of(2),
            Optional.empty()),
        history.rows().get(1));
  }

  @Test
  void knexHoldsItsLock() throws SQLException {
    database.run(HistoryTables.knex() + "update knex_migrations_lock set is_locked = 1");
    assertTrue(only().locked());
  }

  @Test
  void severalOfKnexInSchemasAndUnderNamesThatNeedQuotes() throws SQLException {
    database.run("create schema \"Odd \"\" schema\"");
    database.run(HistoryTables.knex());
    database.run(
        HistoryTables.knex(
                "\"Odd \"\" schema\".\"my \"\" history\"",
                "\"Odd \"\" schema\".\"my \"\" history_lock\"")
            + knexRow("\"Odd \"\" schema\".\"my \"\" history\"", "a''b.js", 1, NOON));
    assertEquals(
        List.of(
            new HistoryTable("Odd \" schema", "my \" history"),
            new HistoryTable("public", "knex_migrations")),
        all().stream().map(LegacyHistory::table).toList());
    assertEquals(List.of("a'b.js APPLIED"), rows(all().get(0)));
    assertTrue(all().get(0).lock().isPresent());
  }

  @Test
  void prismaFailedTakenBackTriedAgainAndDone() throws SQLException {
    database.run(
        HistoryTables.PRISMA
            + prismaRow("1_init", "aa", "2024-01-01 00:00:00+00")
            + prismaFailed("2_users", "bb", "2024-01-02 00:00:00+00")
            + "update _prisma_migrations set rolled_back_at = now() where checksum = 'bb';"
            + prismaRow("2_users", "cc", "2024-01-03 00:00:00+00")
            + prismaFailed("3_posts", "dd", "2024-01-04 00:00:00+00")
            + "update _prisma_migrations set rolled_back_at = now() where checksum = 'dd';"
            + prismaFailed("4_tags", "ee", "2024-01-05 00:00:00+00")
            + "insert into _prisma_migrations (id, checksum, migration_name, started_at)"
            + " values ('x', 'ff', '5_killed', '2024-01-06 00:00:00+00')");
    LegacyHistory history = only();
    assertEquals(HistoryKind.PRISMA, history.kind());
    assertEquals(
        List.of(
            "1_init APPLIED",
            "2_users APPLIED",
            "3_posts ROLLED_BACK",
            "4_tags FAILED",
            "5_killed HALF_APPLIED"),
        rows(history));
    assertEquals(List.of(), history.repeated());
    LegacyRow users = history.rows().get(1);
    assertEquals(Optional.of("cc"), users.checksum());
    assertEquals(Optional.of(Instant.parse("2024-01-03T00:00:00Z")), users.startedAt());
    assertEquals(Optional.of(Instant.parse("2024-01-03T00:00:01.5Z")), users.appliedAt());
  }

  @Test
  void flyway(@TempDir Path directory) throws SQLException {
    new TestSet(directory)
        .sql("V1__a.sql", "create table a (id int)")
        .sql("V2__b.sql", "create table b (id int)")
        .sql("R__views.sql", "create or replace view v as select 1 as one");
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(database.connections())
        .locations("filesystem:" + directory.resolve("sql"))
        .schemas("public", "other")
        .load()
        .migrate();
    LegacyHistory history = only();
    assertEquals(HistoryKind.FLYWAY, history.kind());
    assertEquals(
        List.of("V1__a.sql APPLIED", "V2__b.sql APPLIED", "R__views.sql APPLIED"), rows(history));
    assertTrue(history.rows().get(0).appliedAt().isPresent());
    database.run(
        "insert into flyway_schema_history select 8, version, description, 'DELETE', script, null,"
            + " installed_by, installed_on, 0, true from flyway_schema_history where version = '2'");
    assertEquals(
        List.of("V1__a.sql APPLIED", "R__views.sql APPLIED", "V2__b.sql ROLLED_BACK"),
        rows(only()));
    database.run(
        "insert into flyway_schema_history select 9, version, 'undo', 'UNDO_SQL', 'U1__away.sql', null,"
            + " installed_by, installed_on, 0, true from flyway_schema_history where version = '1'");
    assertEquals(
        List.of("R__views.sql APPLIED", "V2__b.sql ROLLED_BACK", "V1__a.sql ROLLED_BACK"),
        rows(only()));
    database.run(
        "delete from flyway_schema_history where installed_rank = 9;"
            + "update flyway_schema_history set success = false where version = '1'");
    assertEquals(State.HALF_APPLIED, only().rows().get(0).state());
  }

  @Test
  void golangMigrate() throws SQLException {
    database.run(
        "create table schema_migrations (version bigint not null primary key, dirty boolean not null);"
            + "insert into schema_migrations values (20240105, false)");
    assertEquals(HistoryKind.LEVEL, only().kind());
    assertEquals(List.of("20240105 APPLIED"), rows(only()));
    database.run("update schema_migrations set dirty = true");
    assertEquals(List.of("20240105 HALF_APPLIED"), rows(only()));
  }

  @Test
  void gooseTakesBackByARowOrByItsAbsence() throws SQLException {
    database.run(
        """
        create table goose_db_version (
          id serial not null primary key, version_id bigint not null, is_applied boolean not null,
          tstamp timestamp null default now());
        insert into goose_db_version (version_id, is_applied)
          values (0, true), (1, true), (2, true), (2, false), (3, true), (3, false), (3, true)""");
    assertEquals(HistoryKind.EVENTS, only().kind());
    assertEquals(List.of("1 APPLIED", "2 ROLLED_BACK", "3 APPLIED"), rows(only()));
    assertEquals(List.of(), only().repeated());
  }

  @Test
  void timesWithoutAZoneAreOfTheSession() throws SQLException {
    database.run(
        """
        create table goose_db_version (
          id serial not null primary key, version_id bigint not null, is_applied boolean not null,
          tstamp timestamp null default now());
        insert into goose_db_version (version_id, is_applied, tstamp)
          values (1, true, '2024-07-01 12:00:00'), (2, true, null)""");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'Europe/Berlin'");
      List<LegacyRow> rows = LegacyHistories.read(connection, Set.of()).read().get(0).rows();
      assertEquals(Optional.of(Instant.parse("2024-07-01T10:00:00Z")), rows.get(0).appliedAt());
      assertEquals(Optional.empty(), rows.get(1).appliedAt());
    }
  }

  @Test
  void timesBeforeTheEpochAndOfDays() throws SQLException {
    database.run(
        """
        create table migrations (name text, done_on date);
        insert into migrations values ('a', '1969-12-31')""");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
      assertEquals(
          Optional.of(Instant.parse("1969-12-31T00:00:00Z")),
          LegacyHistories.read(connection, Set.of()).read().get(0).rows().get(0).appliedAt());
    }
  }

  @Test
  void dbmate() throws SQLException {
    database.run(
        "create table schema_migrations (version varchar(128) primary key);"
            + "insert into schema_migrations values ('20240106000000'), ('20240105000000')");
    assertEquals(HistoryKind.NAMES, only().kind());
    assertEquals(Map.of(ColumnRole.NAME, "version", ColumnRole.ORDER, "version"), only().columns());
    assertEquals(List.of("20240105000000 APPLIED", "20240106000000 APPLIED"), rows(only()));
  }

  @Test
  void nodePgMigrate() throws SQLException {
    database.run(
        """
        create table pgmigrations (
          id serial primary key, name varchar(255) not null, run_on timestamp not null);
        insert into pgmigrations (name, run_on) values ('1585850549763_users', now())""");
    assertEquals(
        Map.of(ColumnRole.NAME, "name", ColumnRole.ORDER, "id", ColumnRole.APPLIED_AT, "run_on"),
        only().columns());
    assertEquals(List.of("1585850549763_users APPLIED"), rows(only()));
  }

  @Test
  void postgratorIsReadByVersion() throws SQLException {
    database.run(
        """
        create table schemaversion (version bigint primary key);
        insert into schemaversion (version) values (0);
        alter table schemaversion add column name text;
        alter table schemaversion add column md5 text;
        alter table schemaversion add column run_at timestamp with time zone;
        insert into schemaversion values (1, 'users', 'x', now()), (2, 'users', 'y', now())""");
    assertEquals("version", only().columns().get(ColumnRole.NAME));
    assertEquals(List.of("1 APPLIED", "2 APPLIED"), rows(only()));
    assertEquals(Optional.empty(), only().rows().get(0).checksum());
  }

  @Test
  void sqlMigrateSequelizeAndTypeOrm() throws SQLException {
    database.run(
        """
        create table gorp_migrations (id text not null primary key, applied_at timestamptz);
        insert into gorp_migrations values ('2_b.sql', '2024-01-01'), ('1_a.sql', '2024-01-01');
        create table "SequelizeMeta" (name varchar(255) not null unique, primary key (name));
        insert into "SequelizeMeta" values ('20240101-users.js');
        create table migrations (
          id serial not null primary key, "timestamp" bigint not null, name varchar not null);
        insert into migrations ("timestamp", name) values (1585850549763, 'Users1585850549763')""");
    assertEquals(
        Map.of(
            "SequelizeMeta", List.of("20240101-users.js APPLIED"),
            "gorp_migrations", List.of("1_a.sql APPLIED", "2_b.sql APPLIED"),
            "migrations", List.of("Users1585850549763 APPLIED")),
        Map.of(
            all().get(0).table().name(), rows(all().get(0)),
            all().get(1).table().name(), rows(all().get(1)),
            all().get(2).table().name(), rows(all().get(2))));
  }

  @Test
  void columnsOfAPlainTableAreGuessed() throws SQLException {
    database.run(
        """
        create table migrations (
          id int, migration varchar(99), batch smallint, dirty boolean, applied boolean,
          created_at timestamptz);
        insert into migrations values
          (2, 'b', 7, false, false, now()), (1, 'a', 7, false, true, now())""");
    assertTrue(only().isGuessed());
    assertEquals(
        Map.of(
            ColumnRole.NAME, "migration",
            ColumnRole.ORDER, "id",
            ColumnRole.BATCH, "batch",
            ColumnRole.SUCCESS, "applied",
            ColumnRole.APPLIED_AT, "created_at"),
        only().columns());
    assertEquals(List.of("a APPLIED", "b FAILED"), rows(only()));
    assertEquals(Optional.of(7), only().rows().get(0).batch());
  }

  @Test
  void aFlagOfAnotherMeaningSaysNothingOfSuccess() throws SQLException {
    database.run(
        "create table migrations (name text, rolled_back boolean);"
            + "insert into migrations values ('a', false)");
    assertEquals(List.of("a APPLIED"), rows(only()));
  }

  @Test
  void rowsOfOneMigrationThatSayAppliedTwice() throws SQLException {
    database.run(
        HistoryTables.knex()
            + knexRow("a.js", NOON)
            + knexRow("b.js", NOON)
            + knexRow("a.js", NOON));
    assertEquals(List.of("b.js APPLIED", "a.js APPLIED"), rows(only()));
    assertEquals(List.of("a.js"), only().repeated());
  }

  @Test
  void tablesThatOnlyLookAlike() throws SQLException {
    database.run(
        """
        create table birds (id int, name text, batch int, seen timestamptz);
        create table migration_sightings (bird int, place point);
        create table knex_migrations_lock (index serial, is_locked int);
        create view migrations_view as select 'a' as name;
        create table release (version text, dirty boolean, at timestamptz)""");
    assertEquals(List.of(), all());
  }

  @Test
  void aTableWithMoreRowsThanMigrationsAreIsNoHistoryUnlessNamed() throws SQLException {
    database.run(
        "create table immigrations as select n::text as name from generate_series(1, 20001) n");
    assertEquals(List.of(), all());
    HistoryTable table = new HistoryTable("public", "immigrations");
    try (Connection connection = database.connect()) {
      assertEquals(
          20001, LegacyHistories.read(connection, Set.of(table)).read().get(0).rows().size());
    }
  }

  @Test
  void aTableThatIsNamedMayBeCalledAnything() throws SQLException {
    database.run("create table \"Done\" (script text); insert into \"Done\" values ('1_a.sql')");
    assertEquals(List.of(), all());
    try (Connection connection = database.connect()) {
      List<LegacyHistory> found =
          LegacyHistories.read(
                  connection,
                  Set.of(new HistoryTable("public", "Done"), new HistoryTable("public", "none")))
              .read();
      assertEquals(List.of("1_a.sql APPLIED"), rows(found.get(0)));
    }
  }

  @Test
  void selectOnTheTablesIsEnoughAndWhatMayNotBeReadIsTold() throws SQLException {
    database.run(HistoryTables.knex() + knexRow("a.js", NOON) + HistoryTables.PRISMA);
    database.run("create schema hidden; create table hidden.migrations (name text)");
    asReader(
        "grant select on knex_migrations, knex_migrations_lock",
        connection -> {
          FoundHistories found = LegacyHistories.read(connection, Set.of());
          assertEquals(List.of("a.js APPLIED"), rows(found.read().get(0)));
          assertEquals(
              List.of(
                  new FoundHistories.Unreadable(
                      new HistoryTable("hidden", "migrations"), HistoryKind.NAMES),
                  new FoundHistories.Unreadable(
                      new HistoryTable("public", "_prisma_migrations"), HistoryKind.PRISMA)),
              found.unreadable());
        });
  }

  @Test
  void aLockThatMayNotBeReadFails() throws SQLException {
    database.run(HistoryTables.knex());
    asReader(
        "grant select on knex_migrations",
        connection -> {
          SQLException e =
              assertThrows(SQLException.class, () -> LegacyHistories.read(connection, Set.of()));
          assertEquals("42501", e.getSQLState());
        });
  }

  /** Roles are of the server, so that this one goes again with its rights. */
  private void asReader(String grant, Step step) throws SQLException {
    String role = "reader_" + database.query("select current_database()").get(0);
    database.run("create role " + role + "; " + grant + " to " + role);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + role);
      step.run(connection);
    } finally {
      database.run("drop owned by " + role + "; drop role " + role);
    }
  }

  private interface Step {
    void run(Connection connection) throws SQLException;
  }

  private LegacyHistory only() throws SQLException {
    assertEquals(1, all().size());
    return all().get(0);
  }

  private List<LegacyHistory> all() throws SQLException {
    try (Connection connection = database.connect()) {
      return LegacyHistories.read(connection, Set.of()).read();
    }
  }

  private static List<String> rows(LegacyHistory history) {
    return history.rows().stream().map(row -> row.name() + " " + row.state()).toList();
  }
}
