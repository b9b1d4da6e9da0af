package unimig.runner.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes values as text the way node-postgres does ({@code prepareValue} in pg/lib/utils.js). */
final class NodePostgres {
  /** What {@code dateToString} makes of a date without a time. */
  private static final String INVALID_DATE = "0NaN-NaN-NaNTNaN:NaN:NaN.NaN+NaN:NaN";

  private NodePostgres() {}

  /**
   * The text of a value that is neither null, undefined nor bytes.
   *
   * @throws IllegalArgumentException for what is no value of JavaScript
   */
  static String text(Object value) {
    if (value instanceof Instant instant) {
      return date(instant.atZone(ZoneId.systemDefault()));
    }
    if (value instanceof JavaScriptDate date) {
      return date.isValid() ? text(date.instant()) : INVALID_DATE;
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    if (value instanceof PostgresInterval interval) {
      return interval.text();
    }
    if (value instanceof Long) {
      // No number of JavaScript; only Java has whole ones beyond 2^53.
      return value.toString();
    }
    return Conversion.isPrimitive(value)
        ? JavaScript.toText(value)
        : String.valueOf(JavaScriptJson.stringify(value));
  }

  /** {@code arrayString}. */
  private static String array(List<?> list) {
    StringJoiner elements = new StringJoiner(",", "{", "}");
    for (Object each : list) {
      elements.add(element(each));
    }
    return elements.toString();
  }

  private static String element(@Nullable Object value) {
    if (value == null || value == JavaScript.UNDEFINED) {
      return "NULL";
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    return value instanceof byte[] bytes
        ? "\\\\x" + HexFormat.of().formatHex(bytes)
        : '"' + text(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** {@code dateToString}: local time with milliseconds and offset. */
  private static String date(ZonedDateTime time) {
    int offset = time.getOffset().getTotalSeconds() / 60;
    int year = time.getYear();
    boolean beforeChrist = year < 1;
    String text =
        String.format(
            Locale.ROOT,
            "%04d-%02d-%02dT%02d:%02d:%02d.%03d%s%02d:%02d",
            beforeChrist ? Math.abs(year) + 1 : year,
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano() / 1_000_000,
            offset < 0 ? "-" : "+",
            Math.abs(offset) / 60,
            Math.abs(offset) % 60);
    return beforeChrist ? text + " BC" : text;
  }
}
