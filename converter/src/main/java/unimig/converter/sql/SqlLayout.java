package unimig.converter.sql;

import java.util.List;
import java.util.stream.Collectors;
import unimig.converter.sql.Token.Kind;

/**
 * Lays out SQL for reading. Only white space between tokens changes: PostgreSQL sees the same
 * tokens, byte for byte, and every literal, quoted name and comment stays as it is.
 */
public final class SqlLayout {
  /** As wide as a line may be before it is divided; with its indentation it fits 100 columns. */
  static final int WIDTH = 92;

  private SqlLayout() {}

  /**
   * Text whose lines are divided already keeps its lines; what is short stays in one line; the rest
   * is divided at its clauses and commas. White space at both ends is dropped. Text that does not
   * lex is returned as it is.
   */
  public static String layout(String sql) {
    List<Token> all = SqlLexer.lex(sql);
    List<Token> tokens = trim(all);
    if (tokens.isEmpty() || tokens.stream().anyMatch(SqlLayout::isBroken)) {
      return sql;
    }
    boolean onItsOwnLine = endsLine(all.get(0)) && tokens.stream().anyMatch(SqlLayout::isLong);
    if (onItsOwnLine || tokens.stream().anyMatch(SqlLayout::endsLine)) {
      return KeptLines.layout(all);
    }
    String line = tokens.stream().map(Token::text).collect(Collectors.joining());
    return isShort(line) ? line : dividedLines(tokens);
  }

  private static List<Token> trim(List<Token> tokens) {
    int from = 0;
    int to = tokens.size();
    while (from < to && tokens.get(from).kind() == Kind.WHITESPACE) {
      from++;
    }
    while (to > from && tokens.get(to - 1).kind() == Kind.WHITESPACE) {
      to--;
    }
    return tokens.subList(from, to);
  }

  private static boolean isBroken(Token token) {
    return token.kind() == Kind.UNTERMINATED || token.kind() == Kind.UNKNOWN;
  }

  /** A line end that is ours to keep or to change. */
  private static boolean endsLine(Token token) {
    boolean between = token.kind() == Kind.WHITESPACE || token.kind() == Kind.BLOCK_COMMENT;
    return between && isLong(token);
  }

  private static boolean isLong(Token token) {
    return token.text().indexOf('\n') >= 0 || token.text().indexOf('\r') >= 0;
  }

  private static boolean isShort(String line) {
    return line.length() <= WIDTH && line.indexOf('\n') < 0;
  }

  private static String dividedLines(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    int done = tokens.get(0).offset();
    for (SqlStatement statement : StatementSplitter.split(tokens)) {
      text.append(text.isEmpty() ? "" : "\n");
      String gap = between(tokens, done, statement.offset()).strip();
      text.append(gap.isEmpty() ? "" : gap + " ");
      text.append(StatementLayout.layout(statement));
      int end = statement.tokens().get(statement.tokens().size() - 1).end();
      text.append(between(tokens, end, statement.end()));
      done = statement.end();
    }
    String rest = between(tokens, done, Integer.MAX_VALUE);
    return text.append(rest.isBlank() ? "" : rest).toString();
  }

  private static String between(List<Token> tokens, int from, int to) {
    return tokens.stream()
        .filter(token -> token.offset() >= from && token.end() <= to)
        .map(Token::text)
        .collect(Collectors.joining());
  }
}
