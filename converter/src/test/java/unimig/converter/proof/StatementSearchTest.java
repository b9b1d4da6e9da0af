package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;
import unimig.runner.catalog.RowSpot;
import unimig.runner.catalog.RowSpot.NamedValue;

/** Which of several statements is the one. */
final class StatementSearchTest {
  private static final String TABLE = "create table t (id serial primary key, a text, b text)";

  private static String found(Difference difference, String... sent) {
    Trace trace = new Trace();
    Stream.of(sent).forEach(sql -> trace.add(sql, Optional.empty(), List.of()));
    return new StatementSearch(trace.all(), false).find(difference).map(Sent::sql).orElse("none");
  }

  private static Difference object(Kind kind, String object, String part, String attribute) {
    return new Difference(
        Area.CATALOG,
        kind,
        object,
        part,
        attribute,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of the row (1, x, y). */
  private static Difference row(Kind kind, Optional<String> column) {
    List<NamedValue> row = List.of(value("id", "1"), value("a", "x"), value("b", "y"));
    return new Difference(
        Area.ROWS,
        kind,
        "table \"t\"",
        "row (id=1)",
        column.map(name -> "column \"" + name + '"').orElse(""),
        Optional.of("y"),
        Optional.of("z"),
        Optional.of(
            new RowSpot(
                "t", row.subList(0, 1), row, column, Optional.empty(), OptionalInt.empty())));
  }

  private static NamedValue value(String column, String value) {
    return new NamedValue(column, Optional.of(value));
  }

  @Test
  void ofAnObjectTheLastThatNamesIt() {
    String add = "alter table public.t add column \"c\" int";
    String comment = "comment on table t is 'c'";
    String index = "create index on t (c)";
    assertEquals(
        add,
        found(object(Kind.CHANGED, "table \"t\"", "column \"c\"", "type"), TABLE, add, comment));
    assertEquals(
        comment, found(object(Kind.CHANGED, "table \"t\"", "", "comment"), TABLE, comment, add));
    assertEquals(
        index,
        found(object(Kind.MISSING, "table \"t\"", "index \"t_c_idx\"", ""), TABLE, add, index));
    assertEquals(
        "none", found(object(Kind.EXTRA, "table \"t\"", "index \"t_c_idx\"", ""), TABLE, add));
    assertEquals(
        "select setval('public.t_id_seq', 7)",
        found(
            object(Kind.CHANGED, "sequence \"t_id_seq\"", "", "last value"),
            TABLE,
            "select setval('public.t_id_seq', 7)",
            "select 1"));
    assertEquals("none", found(object(Kind.CHANGED, "function \"f\"()", "", "body"), TABLE));
  }

  @Test
  void ofAChangedValueTheOneThatGaveIt() {
    Difference b = row(Kind.CHANGED, Optional.of("b"));
    String insert = "insert into t (a, b) values ('x', 'y')";
    assertEquals(
        insert,
        found(
            b,
            TABLE,
            "insert into t (a, b) values ('x', 'other')",
            insert,
            "insert into t (a) values ('x')"));
    assertEquals(
        "update t set b = 'y'",
        found(b, TABLE, insert, "update t set b = 'y'", "update t set a = 'x'"));
    assertEquals(
        "insert into t values (1, 'x', 'y')",
        found(b, "insert into t values (1, 'x', 'y')", "select b from t for update"));
    assertEquals(
        "alter table t add b text default 'y'",
        found(
            b,
            insert.replace(", b", ""),
            "alter table t add b text default 'y'",
            "alter table t add c int"));
    assertEquals(
        "with gone as (delete from u returning a, b) insert into t (a, b) select a, b from gone",
        found(
            b,
            TABLE,
            "with gone as (delete from u returning a, b) insert into t (a, b) select a, b from gone"));
    assertEquals(
        "do $x$ begin update t set b = 'y'; end $x$",
        found(b, insert, "do $x$ begin update t set b = 'y'; end $x$"));
  }

  @Test
  void ofARowThatIsMissingOneThatAddsOrRemovesRows() {
    Difference missing = row(Kind.MISSING, Optional.empty());
    String insert = "insert into t (a, b) values ('x', 'y')";
    assertEquals(insert, found(missing, TABLE, insert, "update t set b = 'q'"));
    assertEquals(
        "delete from only t",
        found(missing, TABLE, insert.replace("'x', 'y'", "'p', 'q'"), "delete from only t"));
    assertEquals("truncate u, t", found(missing, TABLE, "truncate u, t"));
    assertEquals(
        "create table t as select * from u", found(missing, "create table t as select * from u"));
  }

  @Test
  void whatTriggersFunctionsAndCascadesDoIsNamedByNone() {
    Difference missing = row(Kind.MISSING, Optional.empty());
    assertEquals(
        "none",
        found(
            missing,
            TABLE,
            "create function f() returns trigger language plpgsql as $$ begin insert into t"
                + " values (1, 'x', 'y'); return new; end $$",
            "create trigger u_f after insert or update on t for each row execute function f()",
            "insert into u values (1, 't')",
            "select f()"));
  }
}
