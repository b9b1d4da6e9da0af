package unimig.converter.mutant;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether the order of two statements may matter. Most statements of a migration can change places
 * without a trace, such as changes of two columns; to swap them is no fault.
 */
final class StatementOrder {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*");
  private static final Pattern MAKES =
      Pattern.compile(
          "(?is).*\\b(?:create\\s+(?:or\\s+replace\\s+|unique\\s+|materialized\\s+)*"
              + "(?:table|type|view|function|sequence|schema|domain|extension)"
              + "\\s+(?:if\\s+not\\s+exists\\s+)?|rename\\s+(?:column\\s+)?(?:\\S+\\s+)?to\\s+"
              + "|add\\s+column\\s+)[\\\\\"]*(\\w+).*");
  private static final Pattern LEAVES_NO_ORDER =
      Pattern.compile("(?is).*\\b(comment\\s+on|grant|revoke|create\\s+(unique\\s+)?index)\\b.*");
  private static final Pattern ADDS_COLUMN = Pattern.compile("(?is).*\\badd\\s+column\\b.*");
  private static final Pattern TABLE =
      Pattern.compile("(?is).*?\\balter\\s+table\\s+[\\\\\"]*(\\w+).*");
  private static final Pattern CHANGES =
      Pattern.compile("(?is).*\\b(update\\s+[\\\\\"\\w.]+\\s+set|delete\\s+from)\\b.*");

  private StatementOrder() {}

  /** Texts of SQL, or of Java with SQL in it. */
  static boolean matters(String first, String second) {
    String made = MAKES.matcher(first).replaceFirst("$1");
    if (!made.equals(first)) {
      return names(second).contains(made.toLowerCase(Locale.ROOT)) || addBothColumns(first, second);
    }
    if (LEAVES_NO_ORDER.matcher(first).matches() || LEAVES_NO_ORDER.matcher(second).matches()) {
      return false;
    }
    return CHANGES.matcher(first).matches()
        && CHANGES.matcher(second).matches()
        && shared(first, second) > 1;
  }

  private static boolean addBothColumns(String first, String second) {
    return ADDS_COLUMN.matcher(first).matches()
        && ADDS_COLUMN.matcher(second).matches()
        && table(first).equals(table(second));
  }

  private static String table(String statement) {
    return TABLE.matcher(statement).replaceFirst("$1");
  }

  private static long shared(String first, String second) {
    Set<String> names = names(first);
    names.retainAll(names(second));
    return names.stream().filter(name -> first.contains('"' + name)).count();
  }

  private static Set<String> names(String statement) {
    Set<String> names = new HashSet<>();
    NAME.matcher(statement)
        .results()
        .map(MatchResult::group)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .forEach(names::add);
    return names;
  }
}
