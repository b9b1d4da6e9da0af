package unimig.converter.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which faults are planted. */
final class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "lost default|create table t (a int default 3 not null)|create table t (a int  not null)",
        "lost default|create table t (a text default f('x', 1)::text)|create table t (a text )",
        "lost null check|create table t (a int not null)|create table t (a int )",
        "lost null check|alter table t alter a set not null|alter table t alter a drop not null",
        "other on delete|… on delete cascade|… on delete no action",
        "lost index option|create unique index i on t (a)|create index i on t (a)",
        "lost index option|create index i on t (a) where a > 1|create index i on t (a) ",
        "lost index option|create index i on t using gin (a)|create index i on t  (a)",
        "flipped condition|delete from t where a = 1|delete from t where a <> 1",
        "flipped condition|delete from t where a is null|delete from t where a is not null",
        "flipped condition|delete from t where a and b|delete from t where a or b",
        "off by one|select setval('s', 7)|select setval('s', 8)",
        "other literal|comment on table t is 'it'|comment on table t is 'itx'",
        "wrong column|update t set \"a\" = \"b\"|update t set \"a\" = \"a\"",
        "other type|create table t (a integer)|create table t (a bigint)",
        "lost unique|create table t (a int unique)|create table t (a int )",
      })
  void statementsGetFaults(String rule, String sql, String changed) {
    List<String> found =
        SqlFaults.of(sql).stream()
            .filter(edit -> edit.rule().equals(rule))
            .map(edit -> edit.applied(sql))
            .toList();
    assertTrue(found.contains(changed), () -> found.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table if not exists t (a int)",
        "insert into t values (default)",
        "alter table t alter a drop not null",
        "select $$ where a = 1 $$",
      })
  void whatIsNoConditionAndNoClauseIsLeft(String sql) {
    assertEquals(List.of(), SqlFaults.of(sql));
  }

  @Test
  void classesGetFaults() {
    String source =
        """
        package db.migration;

        final class V1__a extends ConvertedMigration {
          @Override
          protected void up(Session db) {
            db.execute("comment on table t is 'old'");
            db.execute("create table u (a int not null)");
            db.execute("insert into u values (1)");
            for (Row row : db.query("select a from t")) {
              String name = row.value("name") == null ? "none" : row.text("name");
              if (name.length() > 3 && row.isTrue("open")) {
                db.update("update t set b = ?", name);
              }
            }
          }

          @Override
          public Integer getChecksum() {
            return 1;
          }
        }
        """;
    List<Edit> edits = JavaFaults.of(source);
    assertEquals(
        Set.of(
            "dropped comment",
            "dropped statement",
            "swapped statements",
            "flipped condition",
            "missing null case",
            "lost null check",
            "off by one",
            "other literal"),
        edits.stream().map(Edit::rule).collect(Collectors.toSet()));
    assertTrue(
        edits.stream().noneMatch(edit -> edit.applied(source).contains("return 2")),
        "checksums are left");
    assertTrue(
        edits.stream()
            .map(edit -> edit.applied(source))
            .anyMatch(text -> text.contains("String name = (row.text(\"name\"));")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table t (a int)|insert into t values (1)|true",
        "alter table t rename to u|drop table u|true",
        "alter table t add column a int|alter table t add column b int|true",
        "alter table t alter a drop default|alter table t alter b drop default|false",
        "comment on table t is 'x'|drop table t|false",
        "create index i on t (a)|create index j on t (b)|false",
      })
  void onlyStatementsWhoseOrderMattersAreSwapped(String first, String second, boolean matters) {
    assertEquals(matters, StatementOrder.matters(first, second));
  }
}
