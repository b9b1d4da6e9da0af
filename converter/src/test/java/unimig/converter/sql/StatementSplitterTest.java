package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {

  @Test
  void dividesAtSemicolonsOutsideOfLiterals() {
    assertEquals(
        List.of("select ';'", "select $$;$$", "select \";\" /* ; */ , 1"),
        split("; select ';' ;; -- a ; b\nselect $$;$$; /* x */ select \";\" /* ; */ , 1 -- end"));
  }

  @Test
  void keepsRulesWhole() {
    String rule =
        "create rule r as on insert to t do also (insert into a values (1); delete from b)";
    assertEquals(List.of(rule, "select 1"), split(rule + "; select 1"));
  }

  @Test
  void keepsAtomicBodiesWhole() {
    String function =
        "create or replace function f() returns int begin atomic"
            + " select case when true then 1 end; select 2; end";
    assertEquals(List.of(function, "select 3"), split(function + "; select 3;"));
  }

  @Test
  void beginOfATransactionIsAStatement() {
    assertEquals(
        List.of("BEGIN", "create table functions (id int)", "END"),
        split("BEGIN; create table functions (id int); END;"));
  }

  @Test
  void leavesCopyDataAndCommandsOut() {
    String script = "\\set a 1\ncopy t from stdin;\na;b\n\\.\nselect 1";
    assertEquals(List.of("copy t from stdin", "select 1"), split(script));
  }

  @Test
  void knowsWhereStatementsAre() {
    SqlStatement second = StatementSplitter.split(SqlLexer.lex("a; b c ;")).get(1);
    assertEquals(3, second.offset());
    assertEquals(8, second.end());
  }

  private static List<String> split(String script) {
    return StatementSplitter.split(SqlLexer.lexScript(script)).stream()
        .map(SqlStatement::text)
        .toList();
  }
}
