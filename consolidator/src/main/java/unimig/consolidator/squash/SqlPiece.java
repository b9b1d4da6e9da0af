package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of SQL as the server's lexer sees it. Dollar quotes, nested comments and texts with
 * escapes are one piece each, so that what looks like SQL in them is none.
 *
 * @param text as it stands
 */
record SqlPiece(Kind kind, String text) {
  /** What a piece is. */
  enum Kind {
    WORD,
    QUOTED,
    COMMENT,
    SPACE,
    OTHER
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
  }

  /** All of a text; together they are the text again. */
  static List<SqlPiece> of(String sql) {
    List<SqlPiece> pieces = new ArrayList<>();
    for (int at = 0; at < sql.length(); ) {
      SqlPiece piece = at(sql, at);
      pieces.add(piece);
      at += piece.text().length();
    }
    return pieces;
  }

  /** The one that begins there. */
  static SqlPiece at(String sql, int from) {
    char c = sql.charAt(from);
    if (Character.isWhitespace(c)) {
      return piece(Kind.SPACE, sql, from, from + 1);
    }
    if (sql.startsWith("--", from)) {
      int end = sql.indexOf('\n', from);
      return piece(Kind.COMMENT, sql, from, end < 0 ? sql.length() : end);
    }
    if (sql.startsWith("/*", from)) {
      return piece(Kind.COMMENT, sql, from, endOfComment(sql, from));
    }
    if ((c == 'e' || c == 'E') && sql.startsWith("'", from + 1)) {
      return piece(Kind.QUOTED, sql, from, endOfEscaped(sql, from + 2));
    }
    if (c == '\'' || c == '"') {
      return piece(Kind.QUOTED, sql, from, after(sql, String.valueOf(c), from + 1));
    }
    if (isWordStart(c)) {
      return piece(Kind.WORD, sql, from, endOfWord(sql, from));
    }
    return c == '$' ? dollar(sql, from) : piece(Kind.OTHER, sql, from, from + 1);
  }

  private static SqlPiece piece(Kind kind, String sql, int from, int to) {
    return new SqlPiece(kind, sql.substring(from, to));
  }

  private static int after(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private static int endOfComment(String sql, int from) {
    int depth = 0;
    for (int at = from; at < sql.length(); ) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    return sql.length();
  }

  private static int endOfEscaped(String sql, int from) {
    for (int at = from; at < sql.length(); at++) {
      if (sql.charAt(at) == '\\') {
        at++;
      } else if (sql.charAt(at) == '\'') {
        return at + 1;
      }
    }
    return sql.length();
  }

  private static SqlPiece dollar(String sql, int from) {
    int end = from + 1;
    while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    boolean opens =
        end < sql.length()
            && sql.charAt(end) == '$'
            && (end == from + 1 || isWordStart(sql.charAt(from + 1)));
    return opens
        ? piece(Kind.QUOTED, sql, from, after(sql, sql.substring(from, end + 1), end + 1))
        : piece(Kind.OTHER, sql, from, from + 1);
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c > 0x7f;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || Character.isDigit(c) || c == '$';
  }

  private static int endOfWord(String sql, int from) {
    int end = from + 1;
    while (end < sql.length() && isWordPart(sql.charAt(end))) {
      end++;
    }
    return end;
  }
}
