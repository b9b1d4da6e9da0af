package unimig.converter.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogTest {
  private static final Catalog SHOP =
      Catalog.NOTHING.after(
          """
          create table "shops" ("id" serial primary key, "name" varchar(255) not null, "city" text,
            "open" boolean not null default 'true', "sizes" integer[] not null, "data" jsonb,
            "since" timestamptz not null default CURRENT_TIMESTAMP);
          create table public.visits (shop int not null references shops (id) on delete cascade,
            day date, guests bigint check (guests > 0), constraint visits_pkey primary key (shop, day));
          """);

  /** Columns of an answer, those that may be null with a question mark. */
  private static String answer(Catalog catalog, String sql) {
    return catalog
        .answer(sql)
        .map(
            columns ->
                columns.entrySet().stream()
                    .map(
                        each ->
                            each.getKey() + ":" + each.getValue().kind() + mark(each.getValue()))
                    .collect(Collectors.joining(" ")))
        .orElse("unknown");
  }

  private static String mark(Column column) {
    return column.nullable() ? "?" : "";
  }

  @Test
  void readsDefinitions() {
    assertEquals(
        "id:INTEGER name:TEXT city:TEXT? open:BOOLEAN sizes:LIST data:OTHER? since:DATE",
        answer(SHOP, "select * from \"shops\" where \"id\" = $1"));
    assertEquals("shop:INTEGER day:DATE guests:WHOLE?", answer(SHOP, "select * from visits"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select id, s.name as title from shops s                     | id:INTEGER title:TEXT
          select "shops"."name" from "shops" order by "id" limit $1    | name:TEXT
          select count(*) from shops                                   | count:WHOLE
          select max(id) as top from shops                             | top:INTEGER?
          select id + 1 as low, id from shops                          | low:OTHER? id:INTEGER
          select s.id, v.guests from shops s left join visits v on v.shop = s.id | id:INTEGER guests:WHOLE?
          select v.shop, s.id from visits v right join shops s on s.id = v.shop | shop:INTEGER? id:INTEGER
          insert into "shops" ("name") values ($1) returning "id"      | id:INTEGER
          update shops set name = $1 where id = $2 returning *, id as own | id:INTEGER name:TEXT city:TEXT? open:BOOLEAN sizes:LIST data:OTHER? since:DATE own:INTEGER
          delete from shops where id = $1 returning name               | name:TEXT
          """)
  void knowsAnswers(String sql, String columns) {
    assertEquals(columns, answer(SHOP, sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select count(*)::int n, max(guests) as top from visits         | n:INTEGER top:WHOLE?
          select shop, max(shop), min(day) as day from visits group by 1 | shop:INTEGER max:INTEGER day:DATE
          select sum(shop), avg(shop) as mean, sum(guests) as all from visits | sum:WHOLE? mean:DECIMAL? all:DECIMAL?
          select coalesce(sum(guests), 0) as sum from visits             | sum:DECIMAL
          select coalesce(city, 'none') as city, coalesce(city, id) from shops | city:TEXT coalesce:OTHER?
          select lower(name) as key, upper(city) as other from shops     | key:TEXT other:TEXT?
          select lower(data) from shops                                  | lower:OTHER?
          select data->>'a' as a, data->'b'->>'c' as c, data->'d' as d from shops | a:TEXT? c:TEXT? d:OTHER?
          select data->'a'::text as a from shops                         | a:OTHER?
          select id::text, cast(id as bigint) as big, data::text as t from shops | id:TEXT big:WHOLE t:TEXT?
          select exists (select 1 from visits) as visited, 'a' as kind, 1 as one | visited:BOOLEAN kind:TEXT one:INTEGER
          select city is null as homeless, true as yes from shops        | homeless:BOOLEAN yes:BOOLEAN
          select case when open then 1 end as a, id from elsewhere       | a:OTHER? id:OTHER?
          select count(*) filter (where open) as n, row_number() over () as row from shops | n:WHOLE row:WHOLE
          """)
  void knowsWhatIsComputed(String sql, String columns) {
    assertEquals(columns, answer(SHOP, sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select city from shops where city is not null                 | city:TEXT
          select city from shops s where id > $1 and (s.city like 'A%') | city:TEXT
          select city from shops where city in ($1, $2) order by id     | city:TEXT
          select city from shops where city = $1 limit $2               | city:TEXT
          select city from shops where not city = $1                    | city:TEXT?
          select city from shops where city = $1 or id = $2             | city:TEXT?
          select city from shops where id = $1 and (city = $1 or id = $2) | city:TEXT?
          select city from shops where city is not distinct from $1     | city:TEXT?
          select city from shops where id between 1 and city = $1       | city:TEXT?
          select city from shops order by id = 1 and city = 'a'         | city:TEXT?
          select city from shops where case when id = 1 and city = 'a' then true end | city:TEXT?
          select s.city, v.day from visits v left join shops s on s.id = v.shop where v.day = $1 | city:TEXT? day:DATE
          select city from shops where city = upper(city)               | city:TEXT?
          """)
  void knowsWhatConditionsTell(String sql, String columns) {
    assertEquals(columns, answer(SHOP, sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from elsewhere",
        "select id, * from elsewhere",
        "select trim(name) from shops",
        "select not open from shops",
        "select id, sum(id) from shops group by rollup(id)",
        "select * from shops, visits",
        "select id from shops union select shop from visits",
        "select id + 1 from shops",
        "select * from (select * from shops) as s",
        "with s as (select 1) select * from shops",
        "update shops set name = v.day from visits v returning *",
        "select 1; select 2"
      })
  void doesNotGuess(String sql) {
    assertEquals(Optional.empty(), SHOP.answer(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table visits alter column guests type numeric using guests::numeric, alter guests set not null | shop:INTEGER day:DATE guests:DECIMAL
          alter table "visits" add column "note" varchar(10) null, drop column "day"      | shop:INTEGER guests:WHOLE? note:TEXT?
          alter table only public.visits rename column guests to persons                  | shop:INTEGER day:DATE persons:WHOLE?
          alter table visits add constraint c check (guests > 1), owner to someone        | shop:INTEGER day:DATE guests:WHOLE?
          alter table visits add kind text not null default 'a,b'                         | shop:INTEGER day:DATE guests:WHOLE? kind:TEXT
          create table if not exists visits (a int)                                       | shop:INTEGER day:DATE guests:WHOLE?
          create index on visits (day); insert into visits values (1, now(), 2)           | shop:INTEGER day:DATE guests:WHOLE?
          drop table visits; create table visits (a int generated always as identity)     | a:INTEGER
          create type mood as enum ('a'); alter table visits add mood mood not null       | shop:INTEGER day:DATE guests:WHOLE? mood:TEXT
          alter table visits alter day drop not null                                      | shop:INTEGER day:DATE? guests:WHOLE?
          """)
  void followsChanges(String sql, String columns) {
    assertEquals(columns, answer(SHOP.after(sql), "select * from visits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do $$ begin alter table shops drop column id; end $$",
        "set search_path to other",
        "drop schema public cascade",
        "drop type mood cascade",
        "alter table visits inherit others",
        "create table visits as select 1 as a",
        "alter table visits rename to calls",
        "drop table if exists shops, visits",
        "create temp table visits (a int)"
      })
  void forgetsWhatMayHaveChanged(String sql) {
    Catalog after = SHOP.after("drop table if exists visits_2; " + sql);
    assertEquals("unknown", answer(after, "select * from visits"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table visits alter column guests type int  | shop:INTEGER day:DATE guests:OTHER?
          alter table visits alter column guests type text | shop:INTEGER day:DATE guests:OTHER?
          alter table visits add guests int                | shop:INTEGER day:DATE guests:OTHER?
          alter table visits alter guests set not null     | shop:INTEGER day:DATE guests:WHOLE?
          alter table visits rename guests to persons      | shop:INTEGER day:DATE
          """)
  void knowsLessWhereAStatementMayNotRun(String sql, String columns) {
    assertEquals(columns, answer(SHOP.afterPerhaps(sql), "select * from visits"));
  }

  @Test
  void aggregatesOfEverythingAnswerOneRow() {
    assertTrue(
        SHOP.answersOneRow("select count(*) as \"n\", max(\"id\") from \"any\" where a = $1"));
    assertFalse(SHOP.answersOneRow("select count(*) from shops group by city"));
    assertFalse(SHOP.answersOneRow("select count(*), city from shops"));
    assertFalse(SHOP.answersOneRow("select count(*) over () from shops"));
    assertFalse(SHOP.answersOneRow("select count(*) from shops limit $1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select widen()",
        "insert into visits select widen(), 1",
        "create trigger t after insert on visits execute function widen()",
        "create function twice() returns void language sql as 'select widen()'; select twice()"
      })
  void knowsNoTableAfterAFunctionThatMayHaveChangedIt(String call) {
    Catalog catalog =
        SHOP.after(
            """
            create function widen() returns int language plpgsql as $$
            begin alter table visits alter shop type text; return 1; end $$
            """);

    assertTrue(catalog.answer("select * from visits").isPresent());
    assertTrue(catalog.after(call).isEmpty());
  }

  @Test
  void aFunctionThatDefinesNothingChangesNoTable() {
    Catalog catalog =
        SHOP.after("create function one() returns int language sql as 'select 1'; select one()");

    assertTrue(catalog.answer("select * from visits").isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table $1 (id int)                          | city:TEXT?
          alter table $1 add column "city" int              | city:TEXT?
          alter table $1 alter column city set default 'x'  | city:TEXT?
          alter table $1 drop constraint $2                 | city:TEXT?
          drop table $1                                     | city:TEXT?
          create table $1 (id int); drop table $1           | city:TEXT?
          drop table $1; create table $1 (id int)           | city:OTHER?
          alter table $1 drop column city                   | city:OTHER?
          alter table $1 alter column city type int         | city:OTHER?
          alter table $1 rename to shops                    | city:OTHER?
          """)
  void knowsWhatTablesWithoutAKnownNameCanChange(String sql, String columns) {
    Catalog catalog = SHOP.afterPerhaps(sql);
    assertEquals(columns, answer(catalog, "select city from shops"));
  }

  @Test
  void doesNotTrustADefinitionBehindADropWithoutAName() {
    String sql = "drop table $1; create table shops (city int)";
    assertEquals("city:OTHER?", answer(SHOP.afterPerhaps(sql), "select city from shops"));
  }
}
