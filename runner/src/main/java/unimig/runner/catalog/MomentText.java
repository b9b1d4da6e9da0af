package unimig.runner.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unimig.runner.catalog.Token.Moment;
import unimig.runner.catalog.Token.Scale;

/** Times as ISO 8601 and PostgreSQL write them. */
final class MomentText {
  private static final String ZONE = "Z|[+-][0-9]{2}(?::?[0-9]{2})?";
  private static final String TIME = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?";

  /** A date with or without a time with or without a zone, as a part of a longer text. */
  static final String PATTERN =
      "(?<![0-9A-Za-z])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]"
          + TIME
          + "(?:"
          + ZONE
          + ")?)?(?![0-9A-Za-z])";

  private static final Pattern PARTS =
      Pattern.compile("(?:([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]|$))?(" + TIME + ")?(" + ZONE + ")?");

  private MomentText() {}

  /** Empty if there is no such day or hour. */
  static Optional<Moment> dateTime(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || parts.group(1) == null) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDate.parse(parts.group(1)).atTime(time(parts.group(2)));
      long micros =
          ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), local)
              - zoneMicros(parts.group(3));
      return Optional.of(new Moment(Scale.DATE_TIME, micros));
    } catch (DateTimeException e) {
      return Optional.empty(); // digits that look like a date but are none
    }
  }

  static Optional<Moment> timeOfDay(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || parts.group(2) == null) {
      return Optional.empty();
    }
    try {
      long micros =
          time(parts.group(2)).getLong(ChronoField.MICRO_OF_DAY) - zoneMicros(parts.group(3));
      return Optional.of(new Moment(Scale.TIME_OF_DAY, micros));
    } catch (DateTimeException e) {
      return Optional.empty(); // PostgreSQL's 24:00:00
    }
  }

  private static LocalTime time(@Nullable String text) {
    return text == null ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  private static long zoneMicros(@Nullable String zone) {
    return zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds() * 1_000_000L;
  }

  /**
   * How a source may have written a date and time that the database now writes as {@code text}:
   * with T or a space, with or without seconds, fraction and zone; at midnight by the date alone.
   */
  static List<String> spellings(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || parts.group(1) == null || parts.group(2) == null) {
      return List.of(text);
    }
    String date = parts.group(1);
    String seconds = parts.group(2).replaceFirst("\\..*$", "");
    if (!seconds.equals(parts.group(2))) {
      return List.of(text, date + " " + parts.group(2), date + "T" + parts.group(2));
    }
    return seconds.matches("00:00(:00)?")
        ? List.of(text, date)
        : List.of(text, date + " " + seconds, date + "T" + seconds);
  }
}
