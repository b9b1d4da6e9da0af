package unimig.converter.rows.hint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import unimig.converter.sql.Token;

/** The significant tokens of a statement by their numbers; none stands before the first. */
final class SqlTokens {
  private static final Set<String> NO_COLUMNS =
      Set.of(
          "SELECT",
          "WHERE",
          "AND",
          "OR",
          "NOT",
          "ON",
          "SET",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "CASE",
          "FROM",
          "JOIN",
          "AS",
          "IN",
          "IS",
          "LIKE",
          "ILIKE",
          "BETWEEN",
          "USING",
          "VALUES",
          "HAVING",
          "ORDER",
          "GROUP",
          "BY",
          "INTO",
          "DEFAULT",
          "NULL",
          "TRUE",
          "FALSE",
          "ANY",
          "ALL",
          "ARRAY",
          "DISTINCT",
          "EXISTS",
          "UPDATE",
          "DELETE",
          "INSERT",
          "RETURNING",
          "LIMIT",
          "UNION");

  private final List<Token> tokens;

  SqlTokens(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  int size() {
    return tokens.size();
  }

  /** The bracket that closes the one at {@code open}; the end if there is none. */
  int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += isMark(i, "(") ? 1 : isMark(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  String text(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
  }

  String word(int i) {
    return isKind(i, Token.Kind.IDENTIFIER) ? text(i).toUpperCase(Locale.ROOT) : "";
  }

  boolean isKind(int i, Token.Kind kind) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == kind;
  }

  boolean isMark(int i, String mark) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isPunctuation(mark);
  }

  boolean isName(int i) {
    return isKind(i, Token.Kind.QUOTED_IDENTIFIER)
        || (isKind(i, Token.Kind.IDENTIFIER) && !NO_COLUMNS.contains(word(i)));
  }

  /** As the catalog has it. */
  String name(int i) {
    String text = text(i);
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }

  /** The value of a text or number that stands there. */
  Optional<String> literal(int i) {
    if (isKind(i, Token.Kind.NUMBER)) {
      return Optional.of(text(i));
    }
    if (!isKind(i, Token.Kind.STRING)) {
      return Optional.empty();
    }
    String text = text(i);
    int open = text.indexOf('\'');
    return Optional.of(text.substring(open + 1, text.length() - 1).replace("''", "'"));
  }
}
