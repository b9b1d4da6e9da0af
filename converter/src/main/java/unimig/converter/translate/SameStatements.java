package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import unimig.converter.sql.JdbcSql;
import unimig.converter.sql.SqlLayout;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;
import unimig.converter.translate.Compiled.Item;
import unimig.converter.translate.Compiled.Statement;
import unimig.runner.api.Knex;

/** Whether the run-time class makes of statements what Knex made. */
final class SameStatements {
  private SameStatements() {}

  /**
   * @param replaced with values in the places of stand-ins
   * @param tried what the places of {@code hole} are given
   */
  static boolean are(
      List<Statement> replaced, int hole, Function<Item, Object> tried, List<Statement> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      JdbcSql sql = JdbcSql.from(SqlLayout.layout(replaced.get(i).sql()));
      List<Object> values = new ArrayList<>();
      for (Item item : sql.arrange(replaced.get(i).values())) {
        boolean own = item.text().equals(String.valueOf(hole)) && isOfHole(item);
        values.add(own ? tried.apply(item) : known(item));
      }
      Knex.Shaped shaped = Knex.shape(sql.text(), values.toArray());
      JdbcSql other = JdbcSql.from(SqlLayout.layout(wanted.get(i).sql()));
      List<Object> others =
          other.arrange(wanted.get(i).values()).stream().map(SameStatements::known).toList();
      boolean same =
          words(shaped.sql()).equals(words(other.text()))
              && texts(shaped.values()).equals(texts(others));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfHole(Item item) {
    return item.type().equals("hole") || StandIns.isPart(item);
  }

  private static Object known(Item item) {
    return StandIns.isPart(item)
        ? StandIns.value(item)
        : item.type().equals("null") ? "null" : item.text();
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  /** The tokens of a statement, whose layout may differ. */
  private static List<String> words(String sql) {
    return SqlLexer.lex(sql).stream().map(Token::text).filter(text -> !text.isBlank()).toList();
  }
}
