package unimig.converter.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what lets a script go on after a statement failed; rather one too many than too few. */
final class FailureHandlers {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(catch|finally|allSettled|asCallback|nodeify)\\b|\\.\\s*(any|race|reflect)\\s*\\(");

  private static final Pattern THEN = Pattern.compile("\\bthen\\s*\\(");
  private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"");

  private FailureHandlers() {}

  static boolean isIn(String script) {
    if (WORDS.matcher(script).find()) {
      return true;
    }
    String code = QUOTED.matcher(script).replaceAll("''");
    Matcher then = THEN.matcher(code);
    while (then.find()) {
      if (hasSecondArgument(code, then.end())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a comma stands in a call's own parentheses. Where they never end, the answer is yes.
   */
  private static boolean hasSecondArgument(String script, int from) {
    int depth = 0;
    for (int at = from; at < script.length(); at++) {
      char c = script.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (--depth < 0) {
          return false;
        }
      } else if (c == ',' && depth == 0) {
        return true;
      }
    }
    return true;
  }
}
