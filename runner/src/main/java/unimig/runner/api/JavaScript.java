package unimig.runner.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** What JavaScript does otherwise than Java, for migrations that relied on it. */
public final class JavaScript {
  private static final String FOUR_DIGIT_YEAR = "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ";
  private static final String SIX_DIGIT_YEAR = "%+07d-%02d-%02dT%02d:%02d:%02d.%03dZ";

  private JavaScript() {}

  /**
   * {@code Date.prototype.toISOString}: UTC with three digits of milliseconds, such as {@code
   * 2024-01-05T09:30:00.000Z}. Years outside 0 to 9999 have a sign and six digits.
   */
  public static String isoString(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    int year = time.getYear();
    return String.format(
        Locale.ROOT,
        year < 0 || year > 9999 ? SIX_DIGIT_YEAR : FOUR_DIGIT_YEAR,
        year,
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getNano() / 1_000_000);
  }
}
