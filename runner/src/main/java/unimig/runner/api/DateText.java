package unimig.runner.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the texts of dates that every engine reads alike. */
final class DateText {
  /** ECMAScript's date time string format; also with a space, as PostgreSQL writes it. */
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}|[+-]\\d{6})(?:-(\\d{2})(?:-(\\d{2}))?)?"
              + "(?:([T ])(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.](\\d+))?)?(Z|[+-]\\d{2}:\\d{2})?)?");

  private DateText() {}

  /**
   * {@code Date.parse(text)}: a date alone is in UTC, a date with a time and no zone in local time;
   * NaN if a field is out of range.
   *
   * @throws IllegalStateException for texts that engines read each in its own way
   */
  static double parse(String text) {
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException(
          "a date text is not in ISO 8601 format; what a Date makes of it depends on the engine");
    }
    double[] fields = {
      number(parts.group(1), 0),
      number(parts.group(2), 1) - 1,
      number(parts.group(3), 1),
      number(parts.group(5), 0),
      number(parts.group(6), 0),
      number(parts.group(7), 0),
      milliseconds(parts.group(8)),
    };
    if (!isInRange(fields)) {
      return Double.NaN;
    }
    String zone = parts.group(9);
    double time = JavaScriptDate.join(fields);
    if (zone == null) {
      return parts.group(4) == null ? time : JavaScriptDate.fromLocal(time);
    }
    return zone.equals("Z") ? time : time - offset(zone);
  }

  private static double number(@Nullable String digits, double fallback) {
    return digits == null ? fallback : Double.parseDouble(digits);
  }

  /** Further digits are dropped. */
  private static double milliseconds(@Nullable String fraction) {
    return fraction == null ? 0 : Double.parseDouble((fraction + "00").substring(0, 3));
  }

  private static boolean isInRange(double[] fields) {
    boolean endOfDay = fields[3] == 24 && fields[4] == 0 && fields[5] == 0 && fields[6] == 0;
    return fields[1] >= 0
        && fields[1] <= 11
        && fields[2] >= 1
        && fields[2] <= 31
        && (fields[3] <= 23 || endOfDay)
        && fields[4] <= 59
        && fields[5] <= 59;
  }

  private static double offset(String zone) {
    double hours = Double.parseDouble(zone.substring(1, 3));
    double minutes = Double.parseDouble(zone.substring(4));
    return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  }
}
