package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unimig.runner.testing.TestDatabase;

final class CatalogSnapshotTest {
  private static final SnapshotScope EVERYTHING = SnapshotScope.everything();

  private TestDatabase original;
  private TestDatabase converted;

  @BeforeEach
  void create() throws SQLException {
    original = TestDatabase.create();
    converted = TestDatabase.create();
  }

  @AfterEach
  void drop() throws SQLException {
    original.close();
    converted.close();
  }

  private static CatalogSnapshot read(TestDatabase database, SnapshotScope scope)
      throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogSnapshot.read(connection, scope);
    }
  }

  private List<Difference> differences(SnapshotScope scope) throws SQLException {
    return read(original, scope).differencesTo(read(converted, scope));
  }

  @Test
  void theOrderOfIndependentStatementsDoesNotMatter() throws SQLException {
    original.run(
        """
        create type state as enum ('a', 'b');
        create table one (id serial primary key, state state default 'a', at timestamptz);
        create table two (id serial primary key, one_id int constraint two_one references one);
        create index two_one_id on two (one_id);
        create function f() returns trigger language plpgsql as $$ begin return new; end $$;
        create trigger t before insert on one for each row execute function f();
        create view v as select * from one where at > '2024-01-01 00:00:00+02';
        grant select on one to public; grant insert on one to public;
        """);
    converted.run(
        """
        create table padding (id serial primary key); drop table padding;
        create function f() returns trigger language plpgsql as $$ begin return new; end $$;
        create table two (id serial primary key, one_id int);
        create index two_one_id on two (one_id);
        create type state as enum ('a', 'b');
        create table one (id serial primary key, state state default 'a', at timestamptz);
        grant insert on one to public; grant select on one to public;
        set timezone = 'Asia/Tokyo'; set datestyle = 'ISO, DMY';
        create view v as select * from one where at > '2024-01-01 00:00:00+02';
        create trigger t before insert on one for each row execute function f();
        alter table two add constraint two_one foreign key (one_id) references one;
        """);
    assertEquals(List.of(), differences(EVERYTHING));
    assertEquals(
        read(original, EVERYTHING).fingerprint(), read(converted, EVERYTHING).fingerprint());
  }

  @Test
  void historyTablesAndAllTheirThingsAreLeftOut() throws SQLException {
    original.run(
        """
        create table knex_migrations (id serial primary key, name text, batch int);
        create table knex_migrations_lock (index serial primary key, is_locked int);
        """);
    converted.run(
        """
        create schema other;
        create table flyway_schema_history (installed_rank int primary key, success bool);
        create index flyway_schema_history_s_idx on flyway_schema_history (success);
        create table other.kept_out (id serial);
        """);
    SnapshotScope scope =
        new SnapshotScope(
            Set.of(),
            Set.of(
                new SnapshotScope.Table(Optional.empty(), "knex_migrations"),
                new SnapshotScope.Table(Optional.empty(), "knex_migrations_lock"),
                new SnapshotScope.Table(Optional.of("public"), "flyway_schema_history"),
                new SnapshotScope.Table(Optional.of("public"), "kept_out")));
    assertEquals(
        """
        schema "other": only in converted
        sequence "other"."kept_out_id_seq": only in converted
        table "other"."kept_out": only in converted
        """,
        DifferenceReport.of(differences(scope), 10));
    assertEquals(List.of(), differences(new SnapshotScope(Set.of("other"), scope.tables())));
  }

  @Test
  void membersOfExtensionsAreLeftOut() throws SQLException {
    original.run("create extension citext; create extension hstore; create extension pgcrypto");
    CatalogSnapshot snapshot = read(original, EVERYTHING);
    assertTrue(snapshot.objects().containsKey(new Identity("extension \"citext\"", "")));
    assertFalse(
        snapshot.objects().keySet().stream().anyMatch(id -> id.object().startsWith("function")),
        snapshot::toString);
    assertFalse(
        snapshot.objects().keySet().stream().anyMatch(id -> id.object().startsWith("base type")),
        snapshot::toString);
  }

  @Test
  void seesTheOpenTransactionAndLeavesItsSettingsAlone() throws SQLException {
    try (Connection connection = original.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local search_path = 'elsewhere'; set local timezone = 'Asia/Tokyo'");
      statement.execute("create table public.fresh (id int)");
      CatalogSnapshot inside = CatalogSnapshot.read(connection, EVERYTHING);
      assertTrue(inside.objects().containsKey(new Identity("table \"fresh\"", "")));
      assertEquals("elsewhere", show(statement, "search_path"));
      assertEquals("Asia/Tokyo", show(statement, "timezone"));
      connection.commit();
    }
    assertTrue(
        read(original, EVERYTHING).objects().containsKey(new Identity("table \"fresh\"", "")));
  }

  private static String show(Statement statement, String setting) throws SQLException {
    try (ResultSet rows = statement.executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void aConnectionThatCommitsEachStatementGoesOnDoingSo() throws SQLException {
    try (Connection connection = original.connect();
        Statement statement = connection.createStatement()) {
      CatalogSnapshot.read(connection, EVERYTHING);
      assertTrue(connection.getAutoCommit());
      assertEquals("\"$user\", public", show(statement, "search_path"));
    }
  }

  @Test
  void aFailedTransactionIsReported() throws SQLException {
    try (Connection connection = original.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThrows(SQLException.class, () -> statement.execute("select nothing"));
      SQLException failure =
          assertThrows(SQLException.class, () -> CatalogSnapshot.read(connection, EVERYTHING));
      assertEquals("25P02", failure.getSQLState());
    }
  }

  @Test
  void aColumnThatWasDroppedLeavesNoGap() throws SQLException {
    original.run("create table t (a int, gone int, b int); alter table t drop column gone");
    converted.run("create table t (a int, b int)");
    assertEquals(List.of(), differences(EVERYTHING));
  }

  @Test
  void bodiesAreComparedByteForByte() throws SQLException {
    String function =
        "create function f() returns text language sql as $f$ select 'a' /* %s */ $f$";
    original.run(function.formatted("a\t\r\nb"));
    converted.run(function.formatted("a\t\nb"));
    assertEquals(1, differences(EVERYTHING).size());
  }

  @Test
  void reportSpeaksOfOriginalAndConverted() throws SQLException {
    original.run("create table orders (id int, total numeric(10, 2) default 0.00, \"a.b\" int)");
    converted.run(
        "create table orders (id bigint, total numeric(10, 2) default 0); create schema x");
    assertEquals(
        """
        schema "x": only in converted
        table "orders": column "a.b": only in original
        table "orders": column "id": type: original integer, converted bigint
        and 1 more
        """,
        DifferenceReport.of(differences(EVERYTHING), 3));
    assertEquals(
        "table \"orders\": column \"total\": default: original 0.00, converted 0",
        differences(EVERYTHING).get(3).toString());
  }
}
