package unimig.runner.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * A {@code Date}: mutable, milliseconds since 1970 in UTC, or NaN for an invalid one. Local means
 * the default zone of the process. Numbers are doubles, NaN of an invalid date; months count from
 * 0.
 */
public final class JavaScriptDate {
  private static final double GREATEST_TIME = 8.64e15;
  private static final double DAY = 86_400_000;
  private static final double GREATEST_YEAR = 400_000;
  private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DATE = 2;
  private static final int HOURS = 3;
  private static final int MINUTES = 4;
  private static final int SECONDS = 5;
  private static final int MILLISECONDS = 6;
  private static final int FIELDS = 7;

  private double time;

  /** {@code new Date(milliseconds)}. */
  public JavaScriptDate(double milliseconds) {
    this.time = clip(milliseconds);
  }

  /** A {@code Date} of the same moment, in whole milliseconds. */
  public static JavaScriptDate of(Instant instant) {
    return new JavaScriptDate(instant.toEpochMilli());
  }

  /**
   * {@code new Date(year, month, …)} with two to seven local fields; years 0 to 99 are those of the
   * twentieth century.
   */
  public static JavaScriptDate of(double... fields) {
    return new JavaScriptDate(fromLocal(make(fields)));
  }

  /** {@code new Date(text)}, see {@link DateText#parse}. */
  public static JavaScriptDate of(String text) {
    return new JavaScriptDate(DateText.parse(text));
  }

  /** {@code Date.UTC(year, month, …)}. */
  public static double utc(double... fields) {
    return clip(make(fields));
  }

  private static double make(double... given) {
    double[] fields = {Double.NaN, 0, 1, 0, 0, 0, 0};
    System.arraycopy(given, 0, fields, 0, Math.min(given.length, FIELDS));
    double year = integer(fields[YEAR]);
    fields[YEAR] = year >= 0 && year <= 99 ? 1900 + year : fields[YEAR];
    return join(fields);
  }

  /** {@code MakeDate(MakeDay(…), MakeTime(…))} of ECMAScript. */
  static double join(double[] fields) {
    for (double field : fields) {
      if (Double.isNaN(field) || Double.isInfinite(field)) {
        return Double.NaN;
      }
    }
    double month = integer(fields[MONTH]);
    double year = integer(fields[YEAR]) + Math.floor(month / 12);
    if (Math.abs(year) > GREATEST_YEAR) {
      return Double.NaN;
    }
    int ofYear = (int) (month - 12 * Math.floor(month / 12));
    long first = LocalDateTime.of((int) year, ofYear + 1, 1, 0, 0).toLocalDate().toEpochDay();
    return (first + integer(fields[DATE]) - 1) * DAY
        + integer(fields[HOURS]) * 3_600_000
        + integer(fields[MINUTES]) * 60_000
        + integer(fields[SECONDS]) * 1000
        + integer(fields[MILLISECONDS]);
  }

  private static double integer(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static double clip(double time) {
    return Math.abs(time) <= GREATEST_TIME ? integer(time) + 0.0 : Double.NaN;
  }

  /** Of a time that clocks skip or show twice, the offset before the change counts. */
  static double fromLocal(double local) {
    if (Double.isNaN(local) || Math.abs(local) > GREATEST_TIME + DAY) {
      return Double.NaN;
    }
    LocalDateTime time = LocalDateTime.ofInstant(instant(local), ZoneOffset.UTC);
    return ZonedDateTime.ofLocal(time, ZoneId.systemDefault(), null).toInstant().toEpochMilli();
  }

  private static Instant instant(double milliseconds) {
    return Instant.ofEpochMilli((long) milliseconds);
  }

  /** {@code getTime()} and {@code valueOf()}. */
  public double getTime() {
    return time;
  }

  /** {@code setTime(milliseconds)}. */
  public double setTime(double milliseconds) {
    time = clip(milliseconds);
    return time;
  }

  /** Whether it stands for a moment at all. */
  public boolean isValid() {
    return !Double.isNaN(time);
  }

  /**
   * The moment.
   *
   * @throws JavaScriptException a RangeError if the date is invalid
   */
  public Instant instant() {
    if (!isValid()) {
      throw JavaScriptException.rangeError("Invalid time value");
    }
    return instant(time);
  }

  private ZonedDateTime at(ZoneId zone) {
    return instant(time).atZone(zone);
  }

  private double[] split(ZoneId zone) {
    ZonedDateTime at = at(zone);
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

  private double local(int field) {
    return isValid() ? split(ZoneId.systemDefault())[field] : Double.NaN;
  }

  private double universal(int field) {
    return isValid() ? split(ZoneOffset.UTC)[field] : Double.NaN;
  }

  /** An invalid date becomes valid only by its year. */
  private double setLocal(int from, double... values) {
    if (!isValid() && from != YEAR) {
      return time;
    }
    double[] fields =
        isValid() ? split(ZoneId.systemDefault()) : new double[] {1970, 0, 1, 0, 0, 0, 0};
    System.arraycopy(values, 0, fields, from, values.length);
    return setTime(fromLocal(join(fields)));
  }

  private double setUniversal(int from, double... values) {
    if (!isValid() && from != YEAR) {
      return time;
    }
    double[] fields = isValid() ? split(ZoneOffset.UTC) : new double[] {1970, 0, 1, 0, 0, 0, 0};
    System.arraycopy(values, 0, fields, from, values.length);
    return setTime(join(fields));
  }

  public double getFullYear() {
    return local(YEAR);
  }

  public double getUTCFullYear() {
    return universal(YEAR);
  }

  /** {@code getDay()}: 0 is Sunday. */
  public double getDay() {
    return isValid() ? at(ZoneId.systemDefault()).getDayOfWeek().getValue() % 7 : Double.NaN;
  }

  /** {@code getUTCDay()}: 0 is Sunday. */
  public double getUTCDay() {
    return isValid() ? at(ZoneOffset.UTC).getDayOfWeek().getValue() % 7 : Double.NaN;
  }

  public double getMonth() {
    return local(MONTH);
  }

  public double getUTCMonth() {
    return universal(MONTH);
  }

  public double getDate() {
    return local(DATE);
  }

  public double getUTCDate() {
    return universal(DATE);
  }

  public double getHours() {
    return local(HOURS);
  }

  public double getUTCHours() {
    return universal(HOURS);
  }

  public double getMinutes() {
    return local(MINUTES);
  }

  public double getUTCMinutes() {
    return universal(MINUTES);
  }

  public double getSeconds() {
    return local(SECONDS);
  }

  public double getUTCSeconds() {
    return universal(SECONDS);
  }

  public double getMilliseconds() {
    return local(MILLISECONDS);
  }

  public double getUTCMilliseconds() {
    return universal(MILLISECONDS);
  }

  /** {@code setFullYear}; month and day may follow. */
  public double setFullYear(double... values) {
    return setLocal(YEAR, values);
  }

  /** {@code setUTCFullYear}; month and day may follow. */
  public double setUTCFullYear(double... values) {
    return setUniversal(YEAR, values);
  }

  /** {@code setMonth}; day may follow. */
  public double setMonth(double... values) {
    return setLocal(MONTH, values);
  }

  /** {@code setUTCMonth}; day may follow. */
  public double setUTCMonth(double... values) {
    return setUniversal(MONTH, values);
  }

  /** {@code setDate}. */
  public double setDate(double value) {
    return setLocal(DATE, value);
  }

  /** {@code setUTCDate}. */
  public double setUTCDate(double value) {
    return setUniversal(DATE, value);
  }

  /** {@code setHours}; minutes, seconds, milliseconds may follow. */
  public double setHours(double... values) {
    return setLocal(HOURS, values);
  }

  /** {@code setUTCHours}; minutes, seconds, milliseconds may follow. */
  public double setUTCHours(double... values) {
    return setUniversal(HOURS, values);
  }

  /** {@code setMinutes}; seconds, milliseconds may follow. */
  public double setMinutes(double... values) {
    return setLocal(MINUTES, values);
  }

  /** {@code setUTCMinutes}; seconds, milliseconds may follow. */
  public double setUTCMinutes(double... values) {
    return setUniversal(MINUTES, values);
  }

  /** {@code setSeconds}; milliseconds may follow. */
  public double setSeconds(double... values) {
    return setLocal(SECONDS, values);
  }

  /** {@code setUTCSeconds}; milliseconds may follow. */
  public double setUTCSeconds(double... values) {
    return setUniversal(SECONDS, values);
  }

  /** {@code setMilliseconds}. */
  public double setMilliseconds(double value) {
    return setLocal(MILLISECONDS, value);
  }

  /** {@code setUTCMilliseconds}. */
  public double setUTCMilliseconds(double value) {
    return setUniversal(MILLISECONDS, value);
  }

  /** Minutes that UTC is ahead of local time, without a fraction. */
  public double getTimezoneOffset() {
    return isValid()
        ? -(at(ZoneId.systemDefault()).getOffset().getTotalSeconds() / 60) + 0.0
        : Double.NaN;
  }

  /** {@code toISOString()}; a RangeError if the date is invalid. */
  public String toISOString() {
    return JavaScript.isoString(instant());
  }

  /** {@code toString()}, such as {@code Fri Jan 05 2024 10:30:00 GMT+0100 (… Time)}. */
  @Override
  public String toString() {
    return isValid() ? toDateString() + " " + toTimeString() : "Invalid Date";
  }

  /** {@code toDateString()}, such as {@code Fri Jan 05 2024}. */
  public String toDateString() {
    if (!isValid()) {
      return "Invalid Date";
    }
    ZonedDateTime at = at(ZoneId.systemDefault());
    return String.format(
        Locale.ROOT,
        "%s %s %02d %s%04d",
        DAYS.get(at.getDayOfWeek().getValue() % 7),
        MONTHS.get(at.getMonthValue() - 1),
        at.getDayOfMonth(),
        at.getYear() < 0 ? "-" : "",
        Math.abs(at.getYear()));
  }

  /** {@code toTimeString()}. */
  public String toTimeString() {
    if (!isValid()) {
      return "Invalid Date";
    }
    ZonedDateTime at = at(ZoneId.systemDefault());
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
        TimeZone.getDefault().getDisplayName(summer, TimeZone.LONG, Locale.US));
  }
}
