package unimig.converter.sql;

import java.util.Random;

/** Random text for properties; the same for the same seed. */
final class RandomSql {
  private static final String[] NOISE = {
    "'",
    "''",
    "\"",
    "$",
    "$$",
    "$a$",
    "$1",
    "$2",
    "E'",
    "U&\"",
    "\\",
    "\\.",
    "--",
    "/*",
    "*/",
    "\n",
    "\r\n",
    " ",
    "\t",
    ";",
    "(",
    ")",
    ",",
    "?",
    "?|",
    "@",
    "+",
    "-",
    "a",
    "copy x from stdin;",
    "1",
    ".",
    "é",
    "\ud83d\ude00",
    "[",
    "]",
    "=",
    "select",
    "values",
    "b'"
  };
  private static final String[] LITERALS = {
    "'x'",
    "'it''s'",
    "'a\n  b'",
    "E'\\'--'",
    "E'a'\n 'b'",
    "$$ ;\n $1 ? $$",
    "$q$ a, (b $q$",
    "$1",
    "$2",
    "12.5",
    "-1",
    "\"Q\"\"uo te\"",
    "\"a,b\"",
    "/* c, ( */",
    "now()",
    "a.b",
    "'{\"k\": 1}'::jsonb",
    "a ? 'k'",
    "a ?| $3",
    "array[1, 2,3]",
    "(select max(x) from y where z = 1)",
    "U&'\\0041'",
    "case when a then 'b' else null end",
    "x is distinct from 5",
    "count(*)",
    "'\u2003\u00a0'"
  };
  private static final String[] WORDS = {
    "select",
    "from",
    "where",
    "and",
    "or",
    "group by",
    "order by",
    "values",
    "set",
    "returning",
    "left join",
    "on",
    "on conflict",
    "do update set",
    "references",
    "primary key",
    "as",
    "union all",
    "insert into",
    "with",
    "between",
    "check",
    "using",
    "delete"
  };
  private static final String[] STARTS = {
    "select",
    "insert into \"t\"",
    "update t set",
    "create table \"t\"",
    "alter table if exists \"t\"",
    "create unique index i on t",
    "with a as",
    "comment on table t is",
    "create view v as select",
    "create function f() returns int as",
    "do",
    "grant select on t to",
    "create type t as enum"
  };

  private RandomSql() {}

  /** Pieces of tokens in any order; mostly not SQL. */
  static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      text.append(pick(random, NOISE));
    }
    return text.toString();
  }

  /** Something with the shape of one or more statements; every token is complete. */
  static String statements(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\n    " : "");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(pick(random, STARTS));
      for (int j = random.nextInt(24); j >= 0; j--) {
        text.append(gap(random)).append(part(random, 3));
      }
      text.append(random.nextInt(3) == 0 ? ";" : " ; ");
    }
    return text + (random.nextInt(5) == 0 ? " -- end" : "");
  }

  private static String part(Random random, int depth) {
    int choice = random.nextInt(10);
    if (choice < 3) {
      return pick(random, WORDS);
    }
    if (choice < 7 || depth == 0) {
      return pick(random, LITERALS);
    }
    StringBuilder list = new StringBuilder("(");
    for (int i = random.nextInt(6); i > 0; i--) {
      list.append(part(random, depth - 1)).append(i > 1 ? random.nextBoolean() ? ", " : "," : "");
    }
    return list + (choice == 9 ? ")," : ")");
  }

  private static String gap(Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> "\n\t";
      case 1 -> "  ";
      case 2 -> " -- note\n";
      case 3 -> " /* a\nb */ ";
      default -> " ";
    };
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
