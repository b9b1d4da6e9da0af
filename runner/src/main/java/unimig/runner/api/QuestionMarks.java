package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the question marks of a statement that stand for values. */
final class QuestionMarks {
  /** Quoted text and names, comments, and the operator; or one that stands for a value. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[eE]'(?:[^'\\\\]|\\\\.|'')*'|'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/"
              + "|\\$(\\w*)\\$.*?\\$\\1\\$|\\?\\?|(\\?)",
          Pattern.DOTALL);

  private QuestionMarks() {}

  /** What stands between them: one piece more than there are. */
  static List<String> split(String sql) {
    List<String> pieces = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    int from = 0;
    while (token.find()) {
      if (token.group(2) != null) {
        pieces.add(sql.substring(from, token.start()));
        from = token.end();
      }
    }
    pieces.add(sql.substring(from));
    return pieces;
  }

  /** With numbers, as PostgreSQL has them, and the operator as PostgreSQL writes it. */
  static String numbered(String sql) {
    Matcher token = TOKEN.matcher(sql);
    StringBuilder text = new StringBuilder();
    int number = 0;
    while (token.find()) {
      boolean operator = token.group().equals("??");
      String with = token.group(2) != null ? "$" + ++number : operator ? "?" : token.group();
      token.appendReplacement(text, Matcher.quoteReplacement(with));
    }
    return token.appendTail(text).toString();
  }
}
