package unimig.runner.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** postgres-date 1: {@code date}, {@code timestamp} and {@code timestamptz}. */
final class PostgresDate {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{1,})-(\\d{2})-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2})(\\.\\d{1,})?.*?( BC)?$");
  private static final Pattern DATE = Pattern.compile("^(\\d{1,})-(\\d{2})-(\\d{2})( BC)?$");
  private static final Pattern TIME_ZONE =
      Pattern.compile("([Z+-])(\\d{2})?:?(\\d{2})?:?(\\d{2})?");

  private PostgresDate() {}

  /** A {@link JavaScriptDate}, an infinite number, or null for what is none of them. */
  static @Nullable Object parse(String text) {
    if (text.equals("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (text.equals("-infinity")) {
      return Double.NEGATIVE_INFINITY;
    }
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.find()) {
      return localDate(text);
    }
    double year = year(parts.group(1), parts.group(8));
    double[] fields = {
      year,
      number(parts.group(2)) - 1,
      number(parts.group(3)),
      number(parts.group(4)),
      number(parts.group(5)),
      number(parts.group(6)),
      parts.group(7) == null ? 0 : 1000 * number(parts.group(7)),
    };
    Matcher zone = TIME_ZONE.matcher(text.split(" ", -1)[1]);
    if (text.endsWith("+00") || zone.find()) {
      JavaScriptDate date = new JavaScriptDate(JavaScriptDate.utc(fields));
      if (isTwoDigits(year)) {
        date.setUTCFullYear(year);
      }
      date.setTime(date.getTime() - (text.endsWith("+00") ? 0 : offset(zone)));
      return date;
    }
    return local(fields);
  }

  private static @Nullable JavaScriptDate localDate(String text) {
    Matcher parts = DATE.matcher(text);
    return parts.find()
        ? local(
            year(parts.group(1), parts.group(4)),
            number(parts.group(2)) - 1,
            number(parts.group(3)))
        : null;
  }

  /** JavaScript takes years below 100 for those of the twentieth century. */
  private static JavaScriptDate local(double... fields) {
    JavaScriptDate date = JavaScriptDate.of(fields);
    if (isTwoDigits(fields[0])) {
      date.setFullYear(fields[0]);
    }
    return date;
  }

  private static boolean isTwoDigits(double year) {
    return year >= 0 && year < 100;
  }

  private static double year(String digits, @Nullable String beforeChrist) {
    double year = number(digits);
    return beforeChrist == null ? year : -(year - 1);
  }

  /** Milliseconds that the zone's clocks are ahead of UTC. */
  private static double offset(Matcher zone) {
    if ("Z".equals(zone.group(1))) {
      return 0;
    }
    double seconds =
        number(zone.group(2)) * 3600
            + (zone.group(3) == null ? 0 : number(zone.group(3))) * 60
            + (zone.group(4) == null ? 0 : number(zone.group(4)));
    return ("-".equals(zone.group(1)) ? -1 : 1) * seconds * 1000;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? Double.NaN : Double.parseDouble(digits);
  }
}
