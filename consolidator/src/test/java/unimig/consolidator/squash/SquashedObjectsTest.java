package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unimig.consolidator.squash.SquashOutcome.Kept;
import unimig.consolidator.squash.SquashSettings.Way;
import unimig.runner.testing.TestSet;

/** What a database can hold, each squashed on its own and found equal to its migrations. */
final class SquashedObjectsTest {
  private final Path directory;

  SquashedObjectsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Name, then migrations divided by {@code ===}. */
  private static final String ALL =
      """
      tables
      create schema "Odd schema";
      create table "Odd schema"."Odd ""table" (
        id int generated always as identity primary key,
        name varchar(20) not null check (name in ('one', 'it''s', 'back\\slash')),
        twice int generated always as (length(name) * 2) stored,
        data bytea default '\\x00ff', list text[] default '{a,b}', note text default '$1 ?');
      insert into "Odd schema"."Odd ""table" (name, note) values
        ('one', E'line\\n-- Name: x; Type: TABLE\\n\\\\restrict'), ('it''s', null);
      comment on table "Odd schema"."Odd ""table" is 'semi;colon';
      comment on column "Odd schema"."Odd ""table".name is 'a ''quote''';
      ===
      alter table "Odd schema"."Odd ""table" add gone int, add kept numeric(10, 2) default 1.50;
      alter table "Odd schema"."Odd ""table" drop gone;
      alter sequence "Odd schema"."Odd ""table_id_seq" restart with 50;
      create unlogged table nothing ();
      insert into nothing default values;
      ###
      circles
      create table a (id int primary key, b int);
      create table b (id int primary key, a int references a deferrable initially deferred);
      alter table a add foreign key (b) references b;
      insert into a values (1, null); insert into b values (1, 1); update a set b = 1;
      ===
      alter table b add check (id > 1) not valid;
      ###
      partitions
      create table p (id int, at date) partition by range (at);
      create table p_old partition of p for values from (minvalue) to ('2020-01-01');
      create table p_rest partition of p default;
      insert into p values (1, '2019-05-05'), (2, '2024-05-05');
      create index p_at on p (at);
      create table parent (x int); create table child (y int) inherits (parent);
      insert into child values (1, 2);
      ###
      triggers
      create table t (id int primary key, n int default 0);
      create table log (id int);
      create function noted() returns trigger language plpgsql as $$
        begin insert into log values (new.id); return new; end; -- ; $x$
      $$;
      create trigger noted after insert on t for each row execute function noted();
      insert into t values (1), (2);
      create trigger off before update on t for each row execute function noted();
      alter table t disable trigger off;
      create function stop() returns event_trigger language plpgsql as 'begin null; end';
      create event trigger watching on ddl_command_end execute function stop();
      create rule both_of as on delete to t do instead (delete from log; delete from log);
      ###
      functions
      set check_function_bodies = off;
      create function later() returns bigint language sql as 'select count(*) from not_yet';
      ===
      create table not_yet (status varchar(10));
      insert into not_yet values ('a');
      create function atomic(x int) returns int language sql
        begin atomic select case when x > 1 then x else 0 end; select x; end;
      create procedure proc() language plpgsql as $f$ begin perform 1; end $f$;
      create aggregate total(int) (sfunc = int4pl, stype = int);
      create function checked(v varchar) returns boolean language sql immutable as
        'select exists (select from not_yet where status = v)';
      create table uses (v varchar check (checked(v)));
      insert into uses values ('a');
      ###
      views
      create table t (id int, kind varchar(5));
      insert into t values (1, 'a'), (2, 'b');
      create view v as select * from t where kind in ('a', 'b') with check option;
      create materialized view full_m as select id, count(*) from v group by id;
      create unique index on full_m (id);
      create materialized view empty_m as select * from t with no data;
      create view first_v as select 1 as x; create view second_v as select * from first_v;
      create or replace view first_v as select 1 as x, 2 as y;
      ###
      types
      create type mood as enum ('sad', 'ok'); create domain short as text check (length(value) < 9);
      create type pair as (a int, b mood); create type span as range (subtype = int);
      create table t (m mood, s short, p pair, r span, j jsonb, i interval, f float8);
      insert into t values ('ok', 'x', '(1,sad)', '[1,3)', '{"a": [null]}', '1 mon', 'NaN');
      create statistics st on m, s from t;
      create collation plain (locale = 'C'); create operator === (leftarg = int, rightarg = int,
        function = int4eq);
      ###
      grants
      do $$ begin create role unimig_test_reader nologin; exception when others then null; end $$;
      create role unimig_test_writer login connection limit 3 in role unimig_test_reader
        valid until '2031-01-01';
      comment on role unimig_test_writer is 'writes';
      alter role unimig_test_writer set statement_timeout = '5s';
      create table t (id int, secret text);
      alter table t enable row level security;
      create policy own on t for select to unimig_test_reader using (id > 0);
      grant select (id) on t to unimig_test_reader; grant insert on t to unimig_test_writer;
      create schema w authorization unimig_test_writer;
      alter default privileges in schema w grant select on tables to unimig_test_reader;
      alter default privileges revoke execute on functions from public;
      revoke create on schema public from public;
      create table w.owned (id int); alter table w.owned owner to unimig_test_writer;
      ###
      databases
      do $$ begin
        execute format('alter database %I set search_path = app, public', current_database());
        execute format('alter database %I set my.setting = %L', current_database(), 'it''s 5 %');
        execute format('comment on database %I is %L', current_database(), 'the shop');
        execute format('revoke connect on database %I from public', current_database());
      end $$;
      create publication pub; create extension citext; create table t (c citext);
      insert into t values ('Aa');
      ###
      sequences
      create sequence odd increment -2 start 100 minvalue -1000 maxvalue 100 cache 5 cycle;
      select nextval('odd');
      create table t (id serial, big bigserial); insert into t default values;
      select setval('t_id_seq', 99, false);
      select lo_from_bytea(0, '\\xcafe');
      """;

  /** Each in a schema of its own, but for functions that look for their tables when they run. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void allKindsAreSquashed(Way way) {
    TestSet set = new TestSet(directory);
    int version = 0;
    for (String piece : ALL.split("###\n", -1)) {
      String name = piece.lines().findFirst().orElseThrow();
      String schema = name.equals("functions") ? "" : "set search_path = " + name + ", public;";
      set.sql("V%d__%s.sql".formatted(++version, name), "create schema " + name);
      for (String migration : piece.substring(name.length() + 1).split("===\n", -1)) {
        set.sql("V%d__%s.sql".formatted(++version, name), schema + "\n" + migration);
      }
    }
    SquashOutcome outcome = Squashing.of(directory).from(way).run();
    assertTrue(outcome instanceof Kept, outcome::toString);
    assertEquals(way == Way.DUMP ? "dump" : "statements", ((Kept) outcome).squash().way());
  }
}
