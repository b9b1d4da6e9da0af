package unimig.runner.api;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the texts of dates that every engine reads alike, and writes dates for people. */
final class DateText {
  /** ECMAScript's date time string format; also with a space, as PostgreSQL writes it. */
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}|[+-]\\d{6})(?:-(\\d{2})(?:-(\\d{2}))?)?"
              + "(?:([T ])(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.](\\d+))?)?(Z|[+-]\\d{2}:\\d{2})?)?");

  private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

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
    double time = DateFields.join(fields);
    if (zone == null) {
      return parts.group(4) == null ? time : DateFields.fromLocal(time);
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

  /** Such as {@code Fri Jan 05 2024}. */
  static String date(ZonedDateTime at) {
    return String.format(
        Locale.ROOT,
        "%s %s %02d %s%04d",
        DAYS.get(at.getDayOfWeek().getValue() % 7),
        MONTHS.get(at.getMonthValue() - 1),
        at.getDayOfMonth(),
        at.getYear() < 0 ? "-" : "",
        Math.abs(at.getYear()));
  }

  /** Such as {@code Fri, 05 Jan 2024 09:30:00 GMT}. */
  static String universal(ZonedDateTime at) {
    return String.format(
        Locale.ROOT,
        "%s, %02d %s %s%04d %02d:%02d:%02d GMT",
        DAYS.get(at.getDayOfWeek().getValue() % 7),
        at.getDayOfMonth(),
        MONTHS.get(at.getMonthValue() - 1),
        at.getYear() < 0 ? "-" : "",
        Math.abs(at.getYear()),
        at.getHour(),
        at.getMinute(),
        at.getSecond());
  }

  /** Such as {@code 10:30:00 GMT+0100 (Central European Standard Time)}. */
  static String time(ZonedDateTime at) {
    int offset = at.getOffset().getTotalSeconds() / 60;
    boolean summer = at.getZone().getRules().isDaylightSavings(at.toInstant());
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d GMT%s%02d%02d (%s)",
        at.getHour(),
        at.getMinute(),
        at.getSecond(),
        offset < 0 ? "-" : "+",
        Math.abs(offset) / 60,
        Math.abs(offset) % 60,
        TimeZone.getTimeZone(at.getZone()).getDisplayName(summer, TimeZone.LONG, Locale.US));
  }
}
