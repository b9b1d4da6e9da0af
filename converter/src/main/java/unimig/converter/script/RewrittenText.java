package unimig.converter.script;

import java.util.List;

/**
 * A file and what was run instead of it, line by line the same. Finds columns again by what both
 * forms of a line have in common at their beginnings and ends.
 */
final class RewrittenText {
  private final List<String> original;
  private final List<String> run;

  RewrittenText(String original, String run) {
    this.original = List.of(original.split("\\r?\\n", -1));
    this.run = List.of(run.split("\\r?\\n", -1));
  }

  /** Both count from 1; exact where only one stretch of the line was rewritten. */
  int originalColumn(int line, int column) {
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
