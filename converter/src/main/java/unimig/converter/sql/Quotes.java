package unimig.converter.sql;

/** Finds where quoted things end. Ends are exclusive; -1 stands for "never". */
final class Quotes {
  private final String sql;

  Quotes(String sql) {
    this.sql = sql;
  }

  int endOfLine(int from) {
    int end = from;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  int startOfNextLine(int endOfLine) {
    if (sql.startsWith("\r\n", endOfLine)) {
      return endOfLine + 2;
    }
    return Math.min(endOfLine + 1, sql.length());
  }

  int endOfBlockComment(int start) {
    int depth = 0;
    for (int i = start; i + 1 < sql.length(); i++) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /**
   * @param from after the opening double quote
   */
  int endOfName(int from) {
    int close = sql.indexOf('"', from);
    while (close >= 0 && sql.startsWith("\"", close + 1)) {
      close = sql.indexOf('"', close + 2);
    }
    return close < 0 ? -1 : close + 1;
  }

  /**
   * The end of a literal and of those that continue it, which are read by the same rules.
   *
   * @param from after the opening quote
   */
  int endOfString(int from, boolean backslashEscapes) {
    int end = endOfSegment(from, backslashEscapes);
    while (end >= 0) {
      int next = startOfContinuation(end);
      if (next < 0) {
        return end;
      }
      end = endOfSegment(next, backslashEscapes);
    }
    return -1;
  }

  private int endOfSegment(int from, boolean backslashEscapes) {
    for (int i = from; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (backslashEscapes && c == '\\') {
        i++;
      } else if (c == '\'') {
        if (!sql.startsWith("'", i + 1)) {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  /**
   * {@code quotecontinue} in scan.l: white space with a line end in it, perhaps line comments, and
   * another quote.
   *
   * @return after that quote
   */
  private int startOfContinuation(int from) {
    boolean newLine = false;
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (SqlLexer.isWhitespace(c)) {
        newLine |= c == '\n' || c == '\r';
        i++;
      } else if (sql.startsWith("--", i)) {
        i = endOfLine(i);
      } else {
        return newLine && c == '\'' ? i + 1 : -1;
      }
    }
    return -1;
  }

  /** After the line {@code \.}, without its line end; the end of the text if there is none. */
  int endOfCopyData(int from) {
    int line = from;
    while (line < sql.length()) {
      int end = endOfLine(line);
      if (sql.substring(line, end).equals("\\.")) {
        return end;
      }
      line = startOfNextLine(end);
    }
    return sql.length();
  }
}
