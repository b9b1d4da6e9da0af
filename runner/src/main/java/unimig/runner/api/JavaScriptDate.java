package unimig.runner.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Date}: mutable, milliseconds since 1970 in UTC, or NaN for an invalid one. Local means
 * the default zone of the process. Numbers are doubles, NaN of an invalid date; months count from
 * 0.
 */
public final class JavaScriptDate {
  private double time;

  /** {@code new Date(milliseconds)}. */
  public JavaScriptDate(double milliseconds) {
    this.time = DateFields.clip(milliseconds);
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
    return new JavaScriptDate(DateFields.fromLocal(DateFields.make(fields)));
  }

  /** {@code new Date(text)}, see {@link DateText#parse}. */
  public static JavaScriptDate of(String text) {
    return new JavaScriptDate(DateText.parse(text));
  }

  /**
   * {@code new Date(value)}: the moment of a date, the text of what is or becomes text, else a
   * number.
   */
  public static JavaScriptDate from(@Nullable Object value) {
    if (value instanceof JavaScriptDate date) {
      return new JavaScriptDate(date.getTime());
    }
    Object plain = Conversion.primitive(value);
    return plain instanceof String text ? of(text) : new JavaScriptDate(Conversion.number(plain));
  }

  /** {@code Date.UTC(year, month, …)}. */
  public static double utc(double... fields) {
    return DateFields.clip(DateFields.make(fields));
  }

  /** {@code getTime()} and {@code valueOf()}. */
  public double getTime() {
    return time;
  }

  /** {@code setTime(milliseconds)}. */
  public double setTime(double milliseconds) {
    time = DateFields.clip(milliseconds);
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
    return DateFields.instant(time);
  }

  private ZonedDateTime at(ZoneId zone) {
    return DateFields.instant(time).atZone(zone);
  }

  private double local(int field) {
    return isValid() ? DateFields.split(time, ZoneId.systemDefault())[field] : Double.NaN;
  }

  private double universal(int field) {
    return isValid() ? DateFields.split(time, ZoneOffset.UTC)[field] : Double.NaN;
  }

  /** An invalid date becomes valid only by its year. */
  private double setLocal(int from, double... values) {
    if (!isValid() && from != DateFields.YEAR) {
      return time;
    }
    double[] fields =
        isValid()
            ? DateFields.split(time, ZoneId.systemDefault())
            : new double[] {1970, 0, 1, 0, 0, 0, 0};
    System.arraycopy(values, 0, fields, from, values.length);
    return setTime(DateFields.fromLocal(DateFields.join(fields)));
  }

  private double setUniversal(int from, double... values) {
    if (!isValid() && from != DateFields.YEAR) {
      return time;
    }
    double[] fields =
        isValid() ? DateFields.split(time, ZoneOffset.UTC) : new double[] {1970, 0, 1, 0, 0, 0, 0};
    System.arraycopy(values, 0, fields, from, values.length);
    return setTime(DateFields.join(fields));
  }

  public double getFullYear() {
    return local(DateFields.YEAR);
  }

  public double getUTCFullYear() {
    return universal(DateFields.YEAR);
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
    return local(DateFields.MONTH);
  }

  public double getUTCMonth() {
    return universal(DateFields.MONTH);
  }

  public double getDate() {
    return local(DateFields.DATE);
  }

  public double getUTCDate() {
    return universal(DateFields.DATE);
  }

  public double getHours() {
    return local(DateFields.HOURS);
  }

  public double getUTCHours() {
    return universal(DateFields.HOURS);
  }

  public double getMinutes() {
    return local(DateFields.MINUTES);
  }

  public double getUTCMinutes() {
    return universal(DateFields.MINUTES);
  }

  public double getSeconds() {
    return local(DateFields.SECONDS);
  }

  public double getUTCSeconds() {
    return universal(DateFields.SECONDS);
  }

  public double getMilliseconds() {
    return local(DateFields.MILLISECONDS);
  }

  public double getUTCMilliseconds() {
    return universal(DateFields.MILLISECONDS);
  }

  /** {@code setFullYear}; month and day may follow. */
  public double setFullYear(double... values) {
    return setLocal(DateFields.YEAR, values);
  }

  /** {@code setUTCFullYear}; month and day may follow. */
  public double setUTCFullYear(double... values) {
    return setUniversal(DateFields.YEAR, values);
  }

  /** {@code setMonth}; day may follow. */
  public double setMonth(double... values) {
    return setLocal(DateFields.MONTH, values);
  }

  /** {@code setUTCMonth}; day may follow. */
  public double setUTCMonth(double... values) {
    return setUniversal(DateFields.MONTH, values);
  }

  /** {@code setDate}. */
  public double setDate(double value) {
    return setLocal(DateFields.DATE, value);
  }

  /** {@code setUTCDate}. */
  public double setUTCDate(double value) {
    return setUniversal(DateFields.DATE, value);
  }

  /** {@code setHours}; minutes, seconds, milliseconds may follow. */
  public double setHours(double... values) {
    return setLocal(DateFields.HOURS, values);
  }

  /** {@code setUTCHours}; minutes, seconds, milliseconds may follow. */
  public double setUTCHours(double... values) {
    return setUniversal(DateFields.HOURS, values);
  }

  /** {@code setMinutes}; seconds, milliseconds may follow. */
  public double setMinutes(double... values) {
    return setLocal(DateFields.MINUTES, values);
  }

  /** {@code setUTCMinutes}; seconds, milliseconds may follow. */
  public double setUTCMinutes(double... values) {
    return setUniversal(DateFields.MINUTES, values);
  }

  /** {@code setSeconds}; milliseconds may follow. */
  public double setSeconds(double... values) {
    return setLocal(DateFields.SECONDS, values);
  }

  /** {@code setUTCSeconds}; milliseconds may follow. */
  public double setUTCSeconds(double... values) {
    return setUniversal(DateFields.SECONDS, values);
  }

  /** {@code setMilliseconds}. */
  public double setMilliseconds(double value) {
    return setLocal(DateFields.MILLISECONDS, value);
  }

  /** {@code setUTCMilliseconds}. */
  public double setUTCMilliseconds(double value) {
    return setUniversal(DateFields.MILLISECONDS, value);
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

  /** {@code toUTCString()}, such as {@code Fri, 05 Jan 2024 09:30:00 GMT}. */
  public String toUTCString() {
    return isValid() ? DateText.universal(at(ZoneOffset.UTC)) : "Invalid Date";
  }

  /** {@code toDateString()}, such as {@code Fri Jan 05 2024}. */
  public String toDateString() {
    if (!isValid()) {
      return "Invalid Date";
    }
    return DateText.date(at(ZoneId.systemDefault()));
  }

  /** {@code toTimeString()}. */
  public String toTimeString() {
    if (!isValid()) {
      return "Invalid Date";
    }
    return DateText.time(at(ZoneId.systemDefault()));
  }
}
