package unimig.runner.catalog;

import java.util.List;
import java.util.Optional;

/** Shows differences to a person, one line each, in a fixed order. */
public final class DifferenceReport {
  private static final int LONGEST_VALUE = 200;
  private static final int CONTEXT = 20;

  /** In which the eye finds by itself what differs. */
  private static final int SHORT_VALUE = 40;

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
        .forEach(difference -> text.append(difference).append('\n'));
    int more = differences.size() - most;
    if (more > 0) {
      text.append("and ").append(more).append(" more\n");
    }
    return text.toString();
  }

  /**
   * @param first what the original is called
   * @param second what the converted is called
   */
  static String line(Difference difference, String first, String second) {
    String subject =
        difference.part().isEmpty()
            ? difference.object()
            : difference.object() + separator(difference) + difference.part();
    return switch (difference.kind()) {
      case MISSING -> subject + ": only in " + first + content(difference.original());
      case EXTRA -> subject + ": only in " + second + content(difference.converted());
      case CHANGED ->
          subject
              + ": "
              + difference.attribute()
              + difference.spot().map(DifferenceReport::within).orElse("")
              + ": "
              + values(difference, first, second);
    };
  }

  private static String separator(Difference difference) {
    return difference.area() == Difference.Area.ROWS ? " " : ": ";
  }

  private static String within(RowSpot spot) {
    boolean isShort =
        spot.row().stream()
            .filter(value -> spot.column().equals(Optional.of(value.column())))
            .allMatch(value -> value.value().orElse("").length() <= SHORT_VALUE);
    return spot.path().map(path -> " at " + path).orElse("")
        + (spot.position().isEmpty() || isShort
            ? ""
            : " from character " + spot.position().getAsInt());
  }

  private static String content(Optional<String> value) {
    return value.map(text -> ": " + escaped(shortened(text, 0))).orElse("");
  }

  private static String values(Difference difference, String first, String second) {
    String original = difference.original().orElse("");
    String converted = difference.converted().orElse("");
    int from = Math.max(0, firstDifference(original, converted) - CONTEXT);
    boolean isLong = Math.max(original.length(), converted.length()) > LONGEST_VALUE;
    int start = isLong ? from : 0;
    return first
        + " "
        + shown(difference, difference.original(), start)
        + ", "
        + second
        + " "
        + shown(difference, difference.converted(), start);
  }

  /** Index of the first character that differs; the length of the shorter if it goes on. */
  static int firstDifference(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String shown(Difference difference, Optional<String> value, int start) {
    boolean isCell = difference.spot().isPresent();
    boolean isInside = difference.spot().flatMap(RowSpot::path).isPresent();
    if (value.isEmpty()) {
      return isInside ? "nothing" : isCell ? "null" : "none";
    }
    String text = escaped(shortened(value.get(), start));
    return isCell && !isInside ? "'" + text + "'" : text;
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
