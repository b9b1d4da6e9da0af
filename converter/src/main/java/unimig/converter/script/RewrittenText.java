package unimig.converter.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file and what was run instead of it, line by line the same. Finds columns again by what both
 * forms of a line have in common at their beginnings and ends.
 */
final class RewrittenText {
  /** What {@code marker.cjs} adds, whole or up to a place within it. */
  private static final Pattern ADDED =
      Pattern.compile("/\\*\u0001\\*/.*?(/\\*\u0002\\*/|$)", Pattern.DOTALL);

  private final List<String> original;
  private final List<String> run;
  private final List<String> counted;

  RewrittenText(String original, String run) {
    this(original, run, "");
  }

  /**
   * @param counted what ran instead of {@code run}, with marked additions; empty if it ran itself
   */
  RewrittenText(String original, String run, String counted) {
    this.original = List.of(original.split("\\r?\\n", -1));
    this.run = List.of(run.split("\\r?\\n", -1));
    this.counted = counted.isEmpty() ? List.of() : List.of(counted.split("\\r?\\n", -1));
  }

  /** The column without what is added before it. */
  private int uncounted(int line, int column) {
    if (line > counted.size()) {
      return column;
    }
    String text = counted.get(line - 1);
    String before = text.substring(0, Math.min(text.length(), column - 1));
    return ADDED.matcher(before).replaceAll("").length() + 1;
  }

  /** Both count from 1; exact where only one stretch of the line was rewritten. */
  int originalColumn(int line, int countedColumn) {
    int column = uncounted(line, countedColumn);
    if (line > original.size() || line > run.size()) {
      return column;
    }
    String before = original.get(line - 1);
    String after = run.get(line - 1);
    int prefix = 0;
    int shorter = Math.min(before.length(), after.length());
    while (prefix < shorter && before.charAt(prefix) == after.charAt(prefix)) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < shorter - prefix
        && before.charAt(before.length() - 1 - suffix)
            == after.charAt(after.length() - 1 - suffix)) {
      suffix++;
    }
    if (column <= prefix) {
      return column;
    }
    return column > after.length() - suffix
        ? Math.max(1, column - after.length() + before.length())
        : prefix + 1;
  }
}
