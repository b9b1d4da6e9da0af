package unimig.runner.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Writes values as text the way node-postgres does ({@code prepareValue} in pg/lib/utils.js). */
final class NodePostgres {
  /** Enough for every double. */
  private static final int MAX_DIGITS = 17;

  private NodePostgres() {}

  static String text(Object value) {
    if (value instanceof Instant instant) {
      return date(instant.atZone(ZoneId.systemDefault()));
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    return value.toString();
  }

  /** {@code dateToString} in pg/lib/utils.js: local time with milliseconds and offset. */
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

  /**
   * As JavaScript's {@code Number.prototype.toString} for the values that Java writes otherwise.
   */
  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    double magnitude = Math.abs(value);
    if (magnitude >= 1e-6 && magnitude < 1e21) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return String.format(
        Locale.ROOT,
        "%s%se%s%d",
        value < 0 ? "-" : "",
        mantissa,
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }

  /** The fewest digits that read back as {@code value}; Double.toString writes more before 19. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MAX_DIGITS)).stripTrailingZeros();
  }
}
