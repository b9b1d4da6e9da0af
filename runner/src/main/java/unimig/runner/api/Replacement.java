package unimig.runner.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GetSubstitution} of ECMAScript: what {@code $} means in a replacement text. */
final class Replacement {
  private Replacement() {}

  /** For a found text, which has no groups. */
  static String expand(String template, String text, int start, int end) {
    return expand(template, text, start, end, Collections.emptyList(), Map.of());
  }

  /**
   * @param groups from the first on; null for one that took no part
   * @param names of groups, by number from 1
   */
  static String expand(
      String template,
      String text,
      int start,
      int end,
      List<@Nullable String> groups,
      Map<String, Integer> names) {
    StringBuilder expanded = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char next = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
      int used = 2;
      if (template.charAt(i) != '$') {
        expanded.append(template.charAt(i));
        used = 1;
      } else if (next == '$') {
        expanded.append('$');
      } else if (next == '&') {
        expanded.append(text, start, end);
      } else if (next == '`') {
        expanded.append(text, 0, start);
      } else if (next == '\'') {
        expanded.append(text, end, text.length());
      } else {
        used = group(template, i, groups, names, expanded);
      }
      i += used;
    }
    return expanded.toString();
  }

  /** How many characters it took; 1 if the sign stands for itself. */
  private static int group(
      String template,
      int at,
      List<@Nullable String> groups,
      Map<String, Integer> names,
      StringBuilder expanded) {
    int close = template.indexOf('>', at);
    if (template.startsWith("$<", at) && !names.isEmpty() && close > 0) {
      Integer number = names.get(template.substring(at + 2, close));
      append(number == null ? null : groups.get(number - 1), expanded);
      return close + 1 - at;
    }
    int one = digit(template, at + 1);
    int two = digit(template, at + 2);
    int both = one * 10 + two;
    if (one >= 0 && two >= 0 && both >= 1 && both <= groups.size()) {
      append(groups.get(both - 1), expanded);
      return 3;
    }
    if (one >= 1 && one <= groups.size()) {
      append(groups.get(one - 1), expanded);
      return 2;
    }
    expanded.append('$');
    return 1;
  }

  private static void append(@Nullable String group, StringBuilder expanded) {
    expanded.append(group == null ? "" : group);
  }

  private static int digit(String template, int at) {
    char digit = at < template.length() ? template.charAt(at) : ' ';
    return digit >= '0' && digit <= '9' ? digit - '0' : -1;
  }
}
