package unimig.runner.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

/** Times in milliseconds from their fields and back (ECMAScript, section 21.4.1). */
final class DateFields {
  static final int YEAR = 0;
  static final int MONTH = 1;
  static final int DATE = 2;
  static final int HOURS = 3;
  static final int MINUTES = 4;
  static final int SECONDS = 5;
  static final int MILLISECONDS = 6;
  private static final int COUNT = 7;

  private static final double GREATEST_TIME = 8.64e15;
  private static final double DAY = 86_400_000;
  private static final double GREATEST_YEAR = 400_000;

  private DateFields() {}

  /** One to seven fields; years 0 to 99 are those of the twentieth century. */
  static double make(double... given) {
    double[] fields = {Double.NaN, 0, 1, 0, 0, 0, 0};
    System.arraycopy(given, 0, fields, 0, Math.min(given.length, COUNT));
    double year = JavaScriptNumber.truncate(fields[YEAR]);
    fields[YEAR] = year >= 0 && year <= 99 ? 1900 + year : fields[YEAR];
    return join(fields);
  }

  /** {@code MakeDate(MakeDay(…), MakeTime(…))}; the year is meant as it is. */
  static double join(double[] fields) {
    for (double field : fields) {
      if (Double.isNaN(field) || Double.isInfinite(field)) {
        return Double.NaN;
      }
    }
    double month = JavaScriptNumber.truncate(fields[MONTH]);
    double year = JavaScriptNumber.truncate(fields[YEAR]) + Math.floor(month / 12);
    if (Math.abs(year) > GREATEST_YEAR) {
      return Double.NaN;
    }
    int ofYear = (int) (month - 12 * Math.floor(month / 12));
    long first = LocalDateTime.of((int) year, ofYear + 1, 1, 0, 0).toLocalDate().toEpochDay();
    return (first + JavaScriptNumber.truncate(fields[DATE]) - 1) * DAY
        + (JavaScriptNumber.truncate(fields[HOURS]) * 3_600_000
            + JavaScriptNumber.truncate(fields[MINUTES]) * 60_000
            + JavaScriptNumber.truncate(fields[SECONDS]) * 1000
            + JavaScriptNumber.truncate(fields[MILLISECONDS]));
  }

  /** All fields of a valid time. */
  static double[] split(double time, ZoneId zone) {
    ZonedDateTime at = instant(time).atZone(zone);
    return new double[] {
      at.getYear(),
      at.getMonthValue() - 1,
      at.getDayOfMonth(),
      at.getHour(),
      at.getMinute(),
      at.getSecond(),
      at.get(ChronoField.MILLI_OF_SECOND)
    };
  }

  static double clip(double time) {
    return Math.abs(time) <= GREATEST_TIME ? JavaScriptNumber.truncate(time) + 0.0 : Double.NaN;
  }

  /** Of a time that clocks skip or show twice, the offset before the change counts. */
  static double fromLocal(double local) {
    if (Double.isNaN(local) || Math.abs(local) > GREATEST_TIME + DAY) {
      return Double.NaN;
    }
    LocalDateTime time = LocalDateTime.ofInstant(instant(local), ZoneOffset.UTC);
    return ZonedDateTime.ofLocal(time, ZoneId.systemDefault(), null).toInstant().toEpochMilli();
  }

  static Instant instant(double milliseconds) {
    return Instant.ofEpochMilli((long) milliseconds);
  }
}
