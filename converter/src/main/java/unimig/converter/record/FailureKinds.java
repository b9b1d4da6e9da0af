package unimig.converter.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.script.FailingStatement;

/**
 * The failures that a script may tell apart: by the SQLSTATEs that it mentions, and by pieces of
 * the message, which must be among its own strings.
 */
final class FailureKinds {
  private static final Pattern QUOTED = Pattern.compile("'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`]*)`");
  private static final String INTERNAL_ERROR = "XX000";

  private FailureKinds() {}

  /**
   * @param scripts texts of the files that may handle a failure
   * @param at number of the statement that is to fail
   */
  static List<FailingStatement> in(List<String> scripts, int at) {
    Set<String> codes = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    for (String script : scripts) {
      Matcher quoted = QUOTED.matcher(script);
      while (quoted.find()) {
        String text = String.valueOf(first(quoted));
        (text.matches("[0-9A-Z]{5}") ? codes : texts).add(text);
      }
    }
    List<FailingStatement> kinds = new ArrayList<>();
    kinds.add(new FailingStatement(at, INTERNAL_ERROR, "statement failed on purpose"));
    kinds.add(new FailingStatement(at, INTERNAL_ERROR, String.join(" ", texts)));
    codes.forEach(code -> kinds.add(new FailingStatement(at, code, String.join(" ", texts))));
    return kinds;
  }

  private static String first(Matcher quoted) {
    for (int group = 1; group <= quoted.groupCount(); group++) {
      if (quoted.group(group) != null) {
        return quoted.group(group);
      }
    }
    return "";
  }
}
