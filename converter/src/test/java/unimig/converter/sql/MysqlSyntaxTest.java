package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MysqlSyntaxTest {
  @Test
  void findsNamesInBackquotes() {
    assertEquals(
        Optional.of("`books`"), MysqlSyntax.sign("select 1; alter table `books` add x int"));
    assertEquals(Optional.of("`id`"), MysqlSyntax.sign("select a.`id`from b"));
    assertEquals(Optional.of("`"), MysqlSyntax.sign("select `a\nfrom b"));
  }

  @Test
  void findsCountersAndEngines() {
    assertEquals(
        Optional.of("Auto_Increment"),
        MysqlSyntax.sign("create table b (i int(11) Auto_Increment)"));
    assertEquals(
        Optional.of("auto_increment"),
        MysqlSyntax.sign("create table b (i bigint unsigned not null auto_increment)"));
    assertEquals(Optional.of("ENGINE="), MysqlSyntax.sign("create table b (i int) ENGINE=InnoDB"));
  }

  @Test
  void leavesTextAndNamesAlone() {
    for (String sql :
        new String[] {
          "insert into a values ('`b`', E'\\'`', $$ `c` $$) -- `d`",
          "select 1 /* int auto_increment */",
          "comment on column \"a`b\".c is ') engine=x'",
          "create table cars (engine text, auto_increment int, \"ENGINE\" int)",
          "update cars set (a, b) = (1, 2), engine = 'x', auto_increment = 3",
          "select engine = auto_increment from cars",
        }) {
      assertEquals(Optional.empty(), MysqlSyntax.sign(sql), sql);
    }
  }
}
