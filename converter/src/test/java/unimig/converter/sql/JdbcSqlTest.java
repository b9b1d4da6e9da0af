package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcSqlTest {

  @Test
  void parametersBecomeQuestionMarks() {
    JdbcSql sql = JdbcSql.from("update t set a = $2, b = $1::text, c = $2 where d$1 = $3");
    assertEquals("update t set a = ?, b = ?::text, c = ? where d$1 = ?", sql.text());
    assertEquals(List.of(2, 1, 2, 3), sql.parameters());
    assertEquals(List.of("b", "a", "b", "c"), sql.arrange(List.of("a", "b", "c")));
  }

  @Test
  void literalsAndCommentsKeepTheirs() {
    JdbcSql sql = JdbcSql.from("select '$1', \"$1\", $$ $1 ? $$, E'\\'?' /* $1 ? */, $1 -- $1 ?");
    assertEquals("select '$1', \"$1\", $$ $1 ? $$, E'\\'?' /* $1 ? */, ? -- $1 ?", sql.text());
    assertEquals(List.of(1), sql.parameters());
  }

  @Test
  void operatorsAreDoubled() {
    JdbcSql sql = JdbcSql.from("select a ? $1, b ?| $2, c ?& $3, d @? $4, $1?|e, f?$2");
    assertEquals("select a ?? ?, b ??| ?, c ??& ?, d @?? ?, ? ??|e, f???", sql.text());
  }

  @Test
  void valuesWithoutAParameterComeLast() {
    assertEquals(List.of(7, 8), JdbcSql.from("select '$1', '$2'").arrange(List.of(7, 8)));
    assertEquals(List.of(8, 7), JdbcSql.from("select $2, $9").arrange(List.of(7, 8)));
  }

  @Test
  void withoutValuesOnlyWhatTheDriverFoldsIsDoubled() {
    String sql = "select a ? 'b', '??', a ?| c -- ??";
    assertEquals(sql, JdbcSql.withoutValues(sql));
    assertEquals("select a ???? b", JdbcSql.withoutValues("select a ?? b"));
  }
}
