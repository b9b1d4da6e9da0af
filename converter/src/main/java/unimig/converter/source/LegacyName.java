package unimig.converter.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a legacy name says about order.
 *
 * @param shape how the version is written
 * @param version on the common scale, where a time is {@code YYYYMMDDHHMMSS}; empty if {@code
 *     shape} is {@link Shape#NONE}
 * @param rest of the name behind the version, as it is
 */
record LegacyName(Shape shape, Optional<Version> version, String rest) {

  /** How a version is written. */
  enum Shape {
    /** A time or date: {@code 20240105093000_x}, {@code 20240105_x}, {@code 2024-01-05_x}. */
    STAMP,
    /** A number: {@code 001_x}. */
    SEQUENCE,
    /** Numbers with dots, or after Flyway's {@code V}: {@code 1.2.3}, {@code V1_2__x}. */
    DOTTED,
    /** Nothing that orders it. */
    NONE
  }

  private static final Pattern FLYWAY = Pattern.compile("[Vv](\\d+(?:[._]\\d+)*)__(.*)");
  private static final Pattern DASHED =
      Pattern.compile(
          "(\\d{4})([-_.])(\\d{2})\\2(\\d{2})"
              + "(?:[-_.T ]?(\\d{2})[-_.:]?(\\d{2})(?:[-_.:]?(\\d{2}))?)?(?=\\D|$)(.*)");
  private static final Pattern SPLIT_STAMP =
      Pattern.compile("(\\d{8})[T_-]([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d)(?=\\D|$)(.*)");
  private static final Pattern NUMBERS =
      Pattern.compile("[Vv]?(\\d+(?:\\.\\d+)+)(?=[^\\d.]|\\.\\D|$)(.*)");
  private static final Pattern LONG_NUMBER = Pattern.compile("(\\d{8,17})(?=\\D|$)(.*)");
  private static final Pattern NUMBER = Pattern.compile("[Vv]?(\\d+)(?=[-_. ]|$)(.*)");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final int STAMP_DIGITS = 14;

  /** Reads a name without its extension. */
  static LegacyName parse(String stem) {
    return flyway(stem)
        .or(() -> dashed(stem))
        .or(() -> splitStamp(stem))
        .or(() -> longNumber(stem))
        .or(() -> numbers(stem))
        .or(() -> number(stem))
        .orElseGet(() -> new LegacyName(Shape.NONE, Optional.empty(), stem));
  }

  /** Whether a name has Flyway's form {@code V1_2__x}, whose versions must differ. */
  static boolean isFlyway(String stem) {
    return FLYWAY.matcher(stem).matches();
  }

  private static Optional<LegacyName> flyway(String stem) {
    Matcher m = FLYWAY.matcher(stem);
    if (!m.matches()) {
      return Optional.empty();
    }
    String[] parts = m.group(1).split("[._]", -1);
    Optional<Version> stamp = stamp(parts[0]);
    if (parts.length == 1 && stamp.isPresent()) {
      return Optional.of(new LegacyName(Shape.STAMP, stamp, m.group(2)));
    }
    return Optional.of(new LegacyName(Shape.DOTTED, Optional.of(Version.of(parts)), m.group(2)));
  }

  private static Optional<LegacyName> dashed(String stem) {
    Matcher m = DASHED.matcher(stem);
    if (!m.matches()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(m.group(1)).append(m.group(3)).append(m.group(4));
    for (int group = 5; group <= 7; group++) {
      String part = m.group(group);
      digits.append(part == null ? "" : part);
    }
    return stamp(digits.toString())
        .map(version -> new LegacyName(Shape.STAMP, Optional.of(version), m.group(8)));
  }

  private static Optional<LegacyName> splitStamp(String stem) {
    Matcher m = SPLIT_STAMP.matcher(stem);
    return m.matches()
        ? stamp(m.group(1) + m.group(2) + m.group(3) + m.group(4))
            .map(version -> new LegacyName(Shape.STAMP, Optional.of(version), m.group(5)))
        : Optional.empty();
  }

  private static Optional<LegacyName> longNumber(String stem) {
    Matcher m = LONG_NUMBER.matcher(stem);
    return m.matches()
        ? stamp(m.group(1))
            .or(() -> epoch(m.group(1)))
            .map(version -> new LegacyName(Shape.STAMP, Optional.of(version), m.group(2)))
        : Optional.empty();
  }

  private static Optional<LegacyName> numbers(String stem) {
    Matcher m = NUMBERS.matcher(stem);
    return m.matches()
        ? Optional.of(
            new LegacyName(
                Shape.DOTTED, Optional.of(Version.of(m.group(1).split("\\.", -1))), m.group(2)))
        : Optional.empty();
  }

  private static Optional<LegacyName> number(String stem) {
    Matcher m = NUMBER.matcher(stem);
    return m.matches()
        ? Optional.of(
            new LegacyName(Shape.SEQUENCE, Optional.of(Version.of(m.group(1))), m.group(2)))
        : Optional.empty();
  }

  /** Digits that begin with a date, padded to 14; what is beyond 14 are fractions of a second. */
  private static Optional<Version> stamp(String digits) {
    if (digits.length() < 8 || digits.length() > 17 || !beginsWithDate(digits)) {
      return Optional.empty();
    }
    if (digits.length() <= STAMP_DIGITS) {
      return Optional.of(Version.of(padded(digits, STAMP_DIGITS)));
    }
    String fraction = padded(digits.substring(STAMP_DIGITS), 3);
    return Optional.of(Version.of(digits.substring(0, STAMP_DIGITS), fraction).trimmed());
  }

  private static String padded(String digits, int length) {
    return digits + "0".repeat(length - digits.length());
  }

  private static boolean beginsWithDate(String digits) {
    int year = Integer.parseInt(digits.substring(0, 4));
    if (year < 1990 || year > 2099) {
      return false;
    }
    try {
      LocalDate.of(
          year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6, 8)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Seconds (10 digits) or milliseconds (13 digits) since 1970, as a stamp in UTC. */
  private static Optional<Version> epoch(String digits) {
    if (digits.length() != 10 && digits.length() != 13) {
      return Optional.empty();
    }
    String millis = padded(digits, 13);
    Instant instant = Instant.ofEpochMilli(Long.parseLong(millis));
    List<String> parts = new ArrayList<>(List.of(STAMP.format(instant), millis.substring(10)));
    return beginsWithDate(parts.get(0))
        ? Optional.of(Version.of(parts.toArray(String[]::new)).trimmed())
        : Optional.empty();
  }

  /** Whether the name begins with something that orders it. */
  boolean isVersioned() {
    return version.isPresent();
  }
}
