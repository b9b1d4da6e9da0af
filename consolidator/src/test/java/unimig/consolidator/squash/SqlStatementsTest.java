package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlStatementsTest {
  @Test
  void endsAreFoundWherePsqlFindsThem() {
    List<String> statements =
        List.of(
            "select ';', \";\", E'\\';', $$;$$, $a$;$$;$a$, 'a\\';",
            "create rule r as on delete to t do instead (delete from a; delete from b);",
            "create function f() returns int begin atomic select case when true then 1 end; end;",
            "select 1 /* ; /* ; */ ; */ -- ;\n, a$b$, $1;",
            "begin;",
            "select 2");
    assertEquals(
        statements,
        SqlStatements.of(
            "-- ;\n\\restrict abc;def\n" + String.join("\n/* x */\n\n", statements) + "\n\n"));
  }

  @Test
  void piecesAreTheTextAgain() {
    String text = "a 'b $$ c' \"d\" E'\\\\' $x$ 'y $x$ -- z\n/* /* */ */ $1 'open";
    assertEquals(text, String.join("", SqlPiece.of(text).stream().map(SqlPiece::text).toList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from \"users\" where id in (1, 2)",
        "/* c */ select count(*) from information_schema.tables where table_name = 'nextval(';",
        "show search_path",
      })
  void readingIsKnown(String sql) {
    assertTrue(Reading.isCertain(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select nextval('s')",
        "select \"my_function\" ()",
        "select app.log('x')",
        "select 1; drop table a",
        "select * into b from a",
        "select * from a for update",
        "with x as (delete from a returning *) select * from x",
        "select set_config('search_path', '', false)",
        "insert into a values (1)",
        "",
      })
  void whatMayChangeAnythingIsNoReading(String sql) {
    assertFalse(Reading.isCertain(sql));
  }
}
