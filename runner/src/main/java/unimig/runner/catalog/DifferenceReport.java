package unimig.runner.catalog;

import java.util.List;
import java.util.Optional;

/** Shows differences to a person, one line each, in a fixed order. */
public final class DifferenceReport {
  private static final int LONGEST_VALUE = 200;
  private static final int CONTEXT = 20;

  private DifferenceReport() {}

  /**
   * The first differences in order and a count of those left out, each line ended by LF; empty if
   * there are none.
   *
   * @param most how many to show at most
   */
  public static String of(List<Difference> differences, int most) {
    StringBuilder text = new StringBuilder();
    differences.stream()
        .sorted()
        .limit(most)
        .forEach(difference -> text.append(line(difference)).append('\n'));
    int more = differences.size() - most;
    if (more > 0) {
      text.append("and ").append(more).append(" more\n");
    }
    return text.toString();
  }

  static String line(Difference difference) {
    String subject =
        difference.part().isEmpty()
            ? difference.object()
            : difference.object() + separator(difference) + difference.part();
    return switch (difference.kind()) {
      case MISSING -> subject + ": only in original" + content(difference.original());
      case EXTRA -> subject + ": only in converted" + content(difference.converted());
      case CHANGED -> subject + ": " + difference.attribute() + ": " + values(difference);
    };
  }

  private static String separator(Difference difference) {
    return difference.area() == Difference.Area.ROWS ? " " : ": ";
  }

  private static String content(Optional<String> value) {
    return value.map(text -> ": " + escaped(shortened(text, 0))).orElse("");
  }

  private static String values(Difference difference) {
    String original = difference.original().orElse("");
    String converted = difference.converted().orElse("");
    int from = Math.max(0, firstDifference(original, converted) - CONTEXT);
    boolean isLong = Math.max(original.length(), converted.length()) > LONGEST_VALUE;
    int start = isLong ? from : 0;
    boolean isCell = difference.area() == Difference.Area.ROWS && !difference.part().isEmpty();
    return "original "
        + shown(isCell, difference.original(), start)
        + ", converted "
        + shown(isCell, difference.converted(), start);
  }

  private static int firstDifference(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String shown(boolean isCell, Optional<String> value, int start) {
    if (value.isEmpty()) {
      return isCell ? "null" : "none";
    }
    String text = escaped(shortened(value.get(), start));
    return isCell ? "'" + text + "'" : text;
  }

  private static String shortened(String text, int start) {
    int from = Math.min(start, text.length());
    int to = Math.min(text.length(), from + LONGEST_VALUE);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }
}
