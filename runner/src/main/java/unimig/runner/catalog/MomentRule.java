package unimig.runner.catalog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import unimig.runner.catalog.Token.Moment;
import unimig.runner.catalog.Token.Scale;

/**
 * Whether two moments are what one migration computes in two runs: the time of the run, plus an
 * offset that is the same in both, cut down or rounded to the same unit.
 */
final class MomentRule {
  private static final long DAY = 86_400_000_000L;

  /** Microseconds in a day, hour, minute, second, millisecond and microsecond. */
  private static final List<Long> UNITS =
      List.of(DAY, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L);

  private final RunWindow original;
  private final RunWindow converted;

  MomentRule(RunWindow original, RunWindow converted) {
    this.original = original;
    this.converted = converted;
  }

  boolean accepts(Moment a, Moment b, ZoneId zone) {
    if (a.scale() != b.scale()) {
      return false;
    }
    return switch (a.scale()) {
      case EPOCH_SECONDS, EPOCH_MILLIS ->
          NumberMoment.isIn(a, original) && NumberMoment.isIn(b, converted);
      case DATE_TIME, TIME_OF_DAY -> accepts(a, b, ZoneOffset.UTC) || accepts(a, b, offset(zone));
    };
  }

  private ZoneOffset offset(ZoneId zone) {
    return zone.getRules().getOffset(original.start());
  }

  private boolean accepts(Moment a, Moment b, ZoneOffset zone) {
    long shift = zone.getTotalSeconds() * 1_000_000L;
    return UNITS.stream()
        .filter(unit -> areMultiples(a, b, unit, 0) || areMultiples(a, b, unit, shift))
        .anyMatch(unit -> apart(a, b).stream().anyMatch(apart -> isPossible(apart, unit, shift)));
  }

  /** By how much b is later; a time of day may have passed midnight on the way. */
  private static List<Long> apart(Moment a, Moment b) {
    long apart = b.micros() - a.micros();
    return a.scale() == Scale.TIME_OF_DAY
        ? List.of(apart, apart + DAY, apart - DAY)
        : List.of(apart);
  }

  /** A value without a zone is cut down in the zone already, one with a zone is not. */
  private static boolean areMultiples(Moment a, Moment b, long unit, long shift) {
    return Math.floorMod(a.micros() + shift, unit) == 0
        && Math.floorMod(b.micros() + shift, unit) == 0;
  }

  /** Whether two times of the runs, cut down to the unit or rounded to it, lie so far apart. */
  private boolean isPossible(long apart, long unit, long shift) {
    return isPossibleAfter(apart, unit, shift) || isPossibleAfter(apart, unit, shift + unit / 2);
  }

  private boolean isPossibleAfter(long apart, long unit, long shift) {
    long least = cut(converted.start(), unit, shift) - cut(original.end(), unit, shift);
    long most = cut(converted.end(), unit, shift) - cut(original.start(), unit, shift);
    return least <= apart && apart <= most;
  }

  private static long cut(Instant instant, long unit, long shift) {
    return Math.floorDiv(NumberMoment.micros(instant) + shift, unit) * unit;
  }
}
