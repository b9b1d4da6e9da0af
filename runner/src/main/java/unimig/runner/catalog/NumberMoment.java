package unimig.runner.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import unimig.runner.catalog.Token.Moment;
import unimig.runner.catalog.Token.Scale;

/** Times written as a count of seconds or milliseconds since 1970. */
final class NumberMoment {
  private static final BigDecimal MICROS_A_SECOND = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MICROS_A_MILLI = BigDecimal.valueOf(1_000);

  /** Seconds have ten digits from 2001 to 2286, milliseconds thirteen. */
  private static final int DIGITS_OF_SECONDS = 10;

  private static final int DIGITS_OF_MILLIS = 13;

  private NumberMoment() {}

  static Optional<Moment> parse(String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return Optional.empty(); // NaN and Infinity are not times
    }
    int digits = number.precision() - number.scale();
    if (number.signum() > 0 && digits == DIGITS_OF_SECONDS) {
      return Optional.of(new Moment(Scale.EPOCH_SECONDS, micros(number, MICROS_A_SECOND)));
    }
    if (number.signum() > 0 && digits == DIGITS_OF_MILLIS) {
      return Optional.of(new Moment(Scale.EPOCH_MILLIS, micros(number, MICROS_A_MILLI)));
    }
    return Optional.empty();
  }

  private static long micros(BigDecimal number, BigDecimal unit) {
    return number.multiply(unit).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /** Whether a time cut down or rounded to the unit of its scale can come from the window. */
  static boolean isIn(Moment moment, RunWindow window) {
    long unit = moment.scale() == Scale.EPOCH_SECONDS ? 1_000_000 : 1_000;
    return moment.micros() >= Math.floorDiv(micros(window.start()), unit) * unit
        && moment.micros() <= -Math.floorDiv(-micros(window.end()), unit) * unit;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
