package unimig.converter.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.rows.hint.ColumnHint;
import unimig.converter.rows.hint.Hints;
import unimig.converter.rows.hint.JsonShape;
import unimig.converter.rows.hint.Trait;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.database.DatabaseUrl;

/** The server is the judge: rows are there, so they satisfy what it demands. */
@TestInstance(Lifecycle.PER_CLASS)
final class RowGeneratorTest {
  private ScratchServer server;

  @BeforeAll
  void open() {
    server =
        ScratchServer.open(
            ScratchSettings.of(
                DatabaseUrl.fromEnvironment(System.getenv()),
                System.getenv(),
                Path.of(System.getProperty("user.home"))));
  }

  @AfterAll
  void close() {
    server.close();
  }

  private static final Recipe WIDE = new Recipe(Manner.WIDE, 20, 1, Set.of());

  /** Every table below must get its rows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a varchar(3) not null, b char(2), c text not null, d citext_like)",
        "create table t (id serial primary key, n smallint not null, m numeric(3, 2) not null)",
        "create table t (id int generated always as identity primary key, b int generated always as (id * 2) stored)",
        "create table t (id uuid primary key, b boolean not null, at timestamptz(0) not null)",
        "create table t (a int primary key check (a > 100), b text check (char_length(b) = 10) not null)",
        "create table t (a text not null unique check (a in ('x', 'y', 'z')))",
        "create table t (a date not null, b date not null, check (a < b))",
        "create table t (a int not null check (a between 5000 and 5010), b mood not null)",
        "create table t (a mood[] not null, b int[] not null, c text[] not null check (cardinality(c) > 0))",
        "create table t (a positive not null, b code not null, c positive)",
        "create table t (a int, b boolean, primary key (a, b))",
        "create table t (a boolean primary key)",
        "create table t (during tsrange not null, room int not null, exclude using gist (during with &&))",
        "create table t (id int primary key, parent int references t)",
        "create table t (id int primary key, parent int not null references t)",
        "create table t (id serial primary key, parent int not null references t deferrable initially deferred)",
        "create table t (at date not null, v int) partition by range (at);"
            + "create table t_1 partition of t for values from ('2031-01-01') to ('2032-01-01')",
        "create table t (kind text not null, v int) partition by list (kind);"
            + "create table t_1 partition of t for values in ('red', 'green')",
        "create table t (id int primary key) partition by hash (id);"
            + "create table t_1 partition of t for values with (modulus 1, remainder 0)",
        "create table t (a int not null); create unique index on t ((a % 50))",
        "create table t (a text not null); create unique index on t (lower(a))",
        "create table t (a jsonb not null check (jsonb_typeof(a) = 'object'), b json not null)",
        "create table t (a bit(3) not null, b bit varying(5) not null, c bytea not null, d inet not null)",
        "create table t (a interval not null, b time not null, c money not null, d point not null)",
        "create table t (a pair not null)",
        "create table t (v int); create function no_zero() returns trigger language plpgsql as"
            + " $$ begin if new.v = 0 then raise exception 'zero'; end if; return new; end $$;"
            + "create trigger no_zero before insert on t for each row execute function no_zero()",
      })
  void fillsEveryTable(String ddl) throws SQLException {
    FilledTables filled = fill(TYPES + ddl, WIDE, Hints.NONE);
    assertEquals(Map.of(), filled.unfilled());
    assertTrue(filled.total() > 0, ddl);
  }

  private static final String TYPES =
      "create type mood as enum ('glad', 'sad'); create domain positive as int check (value > 0);"
          + "create domain citext_like as varchar(5) not null;"
          + "create domain code as text check (value ~ '^[A-Z]{2}-[0-9]{3}$');"
          + "create type pair as (a int, b text);";

  @Test
  void ringsOfTablesComeInOneStatement() throws SQLException {
    FilledTables filled =
        fill(
            "create table a (id serial primary key, b_id int not null);"
                + "create table b (id serial primary key, c_id int not null, a_id int);"
                + "create table c (id serial primary key, a_id int not null references a);"
                + "alter table a add foreign key (b_id) references b;"
                + "alter table b add foreign key (c_id) references c;"
                + "alter table b add foreign key (a_id) references a;"
                + "create table d (id serial primary key, a_id int not null references a)",
            WIDE,
            Hints.NONE);
    assertEquals(Map.of(), filled.unfilled());
    assertEquals(4, filled.rows().size());
  }

  @Test
  void namesATableThatCannotBeFilled() throws SQLException {
    FilledTables filled =
        fill(
            "create table t (a int check (false)); create table u (a int not null)",
            WIDE,
            Hints.NONE);
    assertEquals(Set.of(new TableId("public", "t")), filled.unfilled().keySet());
    assertEquals(20, filled.rows().get(new TableId("public", "u")));
  }

  /** Rows that stand for another one each, and others for which there is none. */
  @Test
  void someAreReferredToOnceAndSomeNever() throws SQLException {
    String ddl =
        "create table a (id serial primary key); create table b (a_id int primary key references a)";
    assertEquals(
        "15 of 20",
        filled(
            ddl,
            WIDE,
            Hints.NONE,
            "select (select count(*) from b) || ' of ' || (select count(*) from a)"));
  }

  @Test
  void rowsReferToEarlierOnesOfTheirTable() throws SQLException {
    String found =
        filled(
            "create table t (id int primary key, parent int references t)",
            WIDE,
            Hints.NONE,
            "select (count(parent) > 3 and count(distinct parent) > 1)::text from t");
    assertEquals("true", found);
  }

  /** A cancellation is not caught by the block that inserts many rows. */
  @Test
  void rowsThatEndTheirBlockAreLeftOut() throws SQLException {
    String ddl =
        """
        create table t (v int not null);
        create function no_zero() returns trigger language plpgsql as $$ begin
          if new.v = 0 then raise exception 'no' using errcode = 'query_canceled'; end if;
          return new;
        end $$;
        create trigger no_zero before insert on t for each row execute function no_zero();
        """;
    String found =
        filled(
            ddl,
            WIDE,
            Hints.NONE,
            "select (count(*) filter (where v = 0) || ' of ' || count(*)) from t");
    assertEquals("0 of 20", found);
  }

  @Test
  void emptiesTablesThatLetIt() throws SQLException {
    try (ScratchDatabase database = server.create("rows");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table kept (a int);
          create table emptied (a int);
          create function no() returns trigger language plpgsql as
            $$ begin raise exception 'no'; end $$;
          create trigger no before truncate on kept for each statement execute function no();
          insert into kept values (1);
          insert into emptied values (1);
          """);
      Schema schema = Schema.read(connection, SnapshotScope.everything());
      connection.setAutoCommit(false);
      Map<TableId, Integer> emptied = schema.empty(connection).rows();
      assertEquals(Map.of(new TableId("public", "emptied"), 0), emptied);
      Map<TableId, Integer> left = schema.counted(connection).rows();
      assertEquals(1, left.get(new TableId("public", "kept")));
    }
  }

  @Test
  void theSameSeedMakesTheSameRows() throws SQLException {
    String ddl =
        "create table a (id uuid primary key, t text, n numeric, j jsonb);"
            + "create table b (id serial, a_id uuid not null references a, at timestamptz)";
    String query =
        "select string_agg(a::text || b::text, ';' order by b.id) from a join b on a.id = a_id";
    String first = filled(ddl, WIDE, Hints.NONE, query);
    assertEquals(first, filled(ddl, WIDE, Hints.NONE, query));
    assertTrue(
        !first.equals(filled(ddl, new Recipe(Manner.WIDE, 20, 2, Set.of()), Hints.NONE, query)));
  }

  @Test
  void rowsHoldWhatAMigrationLooksAt() throws SQLException {
    JsonShape name =
        new JsonShape(Map.of(), Optional.empty(), List.of("Ada"), List.of(), Set.of(), Set.of());
    JsonShape owner =
        new JsonShape(
            Map.of("name", name), Optional.empty(), List.of(), List.of(), Set.of(), Set.of());
    JsonShape kind =
        new JsonShape(
            Map.of(),
            Optional.empty(),
            List.of("open", "shut"),
            List.of(),
            Set.of(),
            Set.of(Trait.NULL_MATTERS));
    Hints hints =
        new Hints(
            List.of(
                new ColumnHint("config", Optional.empty(), owner),
                new ColumnHint("kind", Optional.of("t"), kind)),
            List.of(),
            List.of());
    String ddl = "create table t (id serial, kind text, config jsonb)";
    for (String condition :
        List.of(
            "kind = 'open'",
            "kind = 'shut'",
            "kind is null",
            "config->>'name' = 'Ada'",
            "config->'name' is null and jsonb_typeof(config) = 'object'",
            "jsonb_typeof(config->'name') = 'null'",
            "jsonb_typeof(config->'name') = 'number'",
            "config is null",
            "kind = 'open' and config->>'name' = 'Ada'",
            "kind = 'shut' and config->>'name' = 'Ada'",
            "kind is null and config->>'name' = 'Ada'",
            "exists (select from t o where o.id <> t.id and o.kind = t.kind)")) {
      String found =
          filled(ddl, WIDE, hints, "select (count(*) > 0)::text from t where " + condition);
      assertEquals("true", found, condition);
    }
  }

  @Test
  void ordinaryRowsKeepWhatTheNextSchemaDemands() throws SQLException {
    try (ScratchDatabase database = server.create("rows");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table parent (id int primary key);"
              + "create table t (a text, b int, c text, old text, e text)");
      Schema now = Schema.read(connection, SnapshotScope.everything());
      String change =
          "alter table t alter a set not null, add unique (b), alter c type int using c::int;"
              + "alter table t add foreign key (b) references parent; alter table t rename old to d;"
              + "alter table t add check (d in ('left', 'right')), add check (e <> 'alpha')";
      connection.setAutoCommit(false);
      statement.execute(change);
      Schema next = Schema.read(connection, SnapshotScope.everything());
      connection.rollback();
      Recipe ordinary = new Recipe(Manner.ORDINARY, 20, 1, Set.of());
      FilledTables filled = now.before(next).fill(connection, ordinary, Hints.NONE);
      assertEquals(Map.of(), filled.unfilled());
      statement.execute(change);
    }
  }

  private FilledTables fill(String ddl, Recipe recipe, Hints hints) throws SQLException {
    try (ScratchDatabase database = server.create("rows");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      return fill(connection, statement, ddl, recipe, hints);
    }
  }

  private String filled(String ddl, Recipe recipe, Hints hints, String query) throws SQLException {
    try (ScratchDatabase database = server.create("rows");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      fill(connection, statement, ddl, recipe, hints);
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }

  private static FilledTables fill(
      Connection connection, Statement statement, String ddl, Recipe recipe, Hints hints)
      throws SQLException {
    statement.execute(ddl);
    Schema schema = Schema.read(connection, SnapshotScope.everything());
    connection.setAutoCommit(false);
    FilledTables filled = schema.fill(connection, recipe, hints);
    connection.commit();
    return filled;
  }
}
