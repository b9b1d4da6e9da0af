package unimig.converter.sql;

import java.util.List;
import unimig.converter.sql.Token.Kind;

/**
 * Keeps an author's lines, without what they share of indentation, tabs, trailing spaces and more
 * than one empty line in a row. Where a literal or comment goes over several lines indentation
 * stays, for its own lines cannot move along.
 */
final class KeptLines {
  private final List<Token> tokens;
  private final int shared;

  private KeptLines(List<Token> tokens) {
    this.tokens = tokens;
    this.shared = hasLongLiteral() ? 0 : sharedIndentation();
  }

  static String layout(List<Token> tokens) {
    return new KeptLines(tokens).text();
  }

  private boolean hasLongLiteral() {
    return tokens.stream()
        .anyMatch(token -> token.kind() != Kind.WHITESPACE && token.text().indexOf('\n') >= 0);
  }

  private int sharedIndentation() {
    int least = Integer.MAX_VALUE;
    boolean closes = false;
    for (int i = 0; i < tokens.size() - 1; i++) {
      int indentation = endsLine(i) ? indentation(tokens.get(i).text()) : Integer.MAX_VALUE;
      if (indentation <= least) {
        closes = tokens.get(i + 1).isPunctuation(")") && (closes || indentation < least);
        least = indentation;
      }
    }
    if (least == Integer.MAX_VALUE) {
      return 0;
    }
    // Where the first line began in the original is not known; the others belong below it.
    boolean below = !endsLine(0) && !closes;
    return below ? Math.max(0, least - 2) : least;
  }

  private boolean endsLine(int i) {
    Token token = tokens.get(i);
    return token.kind() == Kind.WHITESPACE && lineEnds(token.text()) > 0;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean last = i == tokens.size() - 1;
      if (token.kind() != Kind.WHITESPACE) {
        text.append(token.text());
      } else if (!last) {
        text.append(whitespace(token.text(), i == 0));
      }
    }
    return text.toString();
  }

  private String whitespace(String space, boolean first) {
    int ends = lineEnds(space);
    if (ends == 0) {
      return first ? "" : space.replaceAll("[\t\f\u000b]", " ");
    }
    String indentation = " ".repeat(Math.max(0, indentation(space) - shared));
    return first ? indentation : "\n".repeat(Math.min(ends, 2)) + indentation;
  }

  private static int lineEnds(String space) {
    return (int) space.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
  }

  /** Of the line that begins in {@code space}, in columns; a tab counts two. */
  private static int indentation(String space) {
    int line = Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1;
    return space.substring(line).replace("\t", "  ").length();
  }
}
