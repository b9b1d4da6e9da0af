package unimig.converter.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.sql.Token.Kind;

/**
 * Tells a statement that only MySQL and MariaDB accept. Errs on the side of PostgreSQL: every sign
 * is one that PostgreSQL refuses where it stands.
 */
public final class MysqlSyntax {
  private static final Set<String> BEFORE_AUTO_INCREMENT =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "MEDIUMINT",
          "INT",
          "INTEGER",
          "BIGINT",
          "UNSIGNED",
          "NULL",
          "KEY",
          ")");

  private MysqlSyntax() {}

  /** The first such sign as it stands in {@code sql}. */
  public static Optional<String> sign(String sql) {
    List<Token> tokens = SqlLexer.lex(sql).stream().filter(Token::isSignificant).toList();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.OPERATOR && token.text().indexOf('`') >= 0) {
        return Optional.of(quoted(sql, token.offset() + token.text().indexOf('`')));
      }
      String before = i == 0 ? "" : tokens.get(i - 1).folded();
      if (token.isWord("AUTO_INCREMENT") && BEFORE_AUTO_INCREMENT.contains(before)) {
        return Optional.of(token.text());
      }
      if (token.isWord("ENGINE") && before.equals(")") && i + 1 < tokens.size()) {
        return Optional.of(sql.substring(token.offset(), tokens.get(i + 1).end()));
      }
    }
    return Optional.empty();
  }

  /** A name in backquotes, in one line. */
  private static String quoted(String sql, int start) {
    int end = sql.indexOf('`', start + 1);
    int line = sql.indexOf('\n', start);
    return end < 0 || (line >= 0 && line < end) ? "`" : sql.substring(start, end + 1);
  }
}
