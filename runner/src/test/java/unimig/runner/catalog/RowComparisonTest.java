package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowComparisonTest extends ComparedRows {
  RowComparisonTest() throws SQLException {}

  @Test
  void physicalOrderDoesNotMatter() throws SQLException {
    migrate(
        "create table t (a int, b text); insert into t values (1, 'x'), (2, 'y'), (1, 'x')",
        "create table t (a int, b text); insert into t values (2, 'y'), (1, 'x'), (1, 'x')");
    assertEqualRows();
  }

  @Test
  void aChangedValueIsShownWithItsRowAndColumn() throws SQLException {
    String table = "create table users (id int primary key, name text);";
    migrate(
        table + values("users", "(1, 'a')", "(3, 'x')"),
        table + values("users", "(1, 'a')", "(3, 'y')"));
    assertDifferences("table \"users\" row (id=3): column \"name\": original 'x', converted 'y'\n");
  }

  @Test
  void caseIsADifference() throws SQLException {
    String table = "create table users (id int primary key, name text);";
    migrate(table + values("users", "(1, 'Ann')"), table + values("users", "(1, 'ann')"));
    assertDifferences(
        "table \"users\" row (id=1): column \"name\": original 'Ann', converted 'ann'\n");
  }

  @Test
  void nullIsNeitherEmptyNorTheWord() throws SQLException {
    String table = "create table users (id int primary key, a text, b text);";
    migrate(table + values("users", "(1, null, '')"), table + values("users", "(1, 'null', null)"));
    assertDifferences(
        """
        table "users" row (id=1): column "a": original null, converted 'null'
        table "users" row (id=1): column "b": original '', converted null
        """);
  }

  @Test
  void nullIsNotAVolatileValue() throws SQLException {
    String table = "create table t (id int primary key, u uuid, at timestamptz);";
    migrate(
        table + "insert into t values (1, gen_random_uuid(), now())",
        table + "insert into t values (1, null, null)");
    assertEquals(2, compare().size());
  }

  @Test
  void trailingSpaceScaleAndPrecisionAreDifferences() throws SQLException {
    String table = "create table t (id int primary key, a text, b numeric, c float8);";
    migrate(
        table + values("t", "(1, 'x ', 0.0, 0.1)"),
        table + values("t", "(1, 'x', 0.00, 0.1::float8 + 0.2 - 0.2)"));
    assertEquals(
        List.of("column \"a\"", "column \"b\"", "column \"c\""),
        compare().stream().map(Difference::attribute).toList());
  }

  @Test
  void rowsOfOneSideOnlyAreListed() throws SQLException {
    String table = "create table keyed (id int primary key, a text); create table free (a int);";
    migrate(
        table + values("keyed", "(1, 'a')") + values("free", "(1)", "(1)"),
        table + values("keyed", "(2, 'a')") + values("free", "(1)"));
    assertDifferences(
        """
        table "free": number of rows: original 2, converted 1
        table "free" row (a='1'): only in original
        table "keyed" row (id=1): only in original: id='1', a='a'
        table "keyed" row (id=2): only in converted: id='2', a='a'
        """);
  }

  @Test
  void historyTablesAreLeftOutAndTablesOfOneSideAreTheCatalogsMatter() throws SQLException {
    migrate(
        "create table history (a int); insert into history values (1); create table t (a int)",
        "create table history (a int)");
    assertEqualRows();
  }

  @Test
  void tablesWithOtherColumnsAreNotCompared() throws SQLException {
    migrate(
        "create table t (a int, b text); insert into t values (1, 'x')",
        "create table t (a int, c text); insert into t values (1, 'x'), (2, 'x')");
    assertDifferences(
        "table \"t\": columns: original [a int4, b text], converted [a int4, c text]\n");
  }

  @Test
  void partitionsAndMaterializedViewsAreRead() throws SQLException {
    String tables =
        """
        create table logs (day date, message text) partition by range (day);
        create table logs_1 partition of logs for values from ('2024-01-01') to ('2025-01-01');
        create materialized view shown as select 1 as one %s;
        create materialized view empty as select 1 as one with no data;
        insert into logs values ('2024-05-05', '%s');
        """;
    migrate(tables.formatted("", "a"), tables.formatted("union all select 2", "b"));
    assertEquals(
        Set.of("table \"logs_1\"", "table \"shown\""),
        Set.copyOf(compare().stream().map(Difference::object).toList()));
  }

  @Test
  void namesThatNeedQuotesAreRead() throws SQLException {
    String table =
        "create table \"we\"\"ird's %s\" (\"a \"\"b'\" text, \"t\" int, t2 record_type);";
    String type = "create domain record_type as timestamptz;";
    migrate(
        type + table + "insert into \"we\"\"ird's %s\" values ('x', 1, now())",
        type + table + "insert into \"we\"\"ird's %s\" values ('y', 1, now())");
    assertEquals(2, compare().size());
  }

  @Test
  void sixtyTablesAreComparedAtOnce() throws SQLException {
    StringBuilder sql = new StringBuilder();
    IntStream.range(0, 60)
        .forEach(
            i ->
                sql.append(
                    "create table t%d (a int); insert into t%d values (1);".formatted(i, i)));
    migrate(sql.toString());
    assertEqualRows();
    run(converted, "insert into t59 values (2)");
    assertEquals(2, compare().size());
  }
}
