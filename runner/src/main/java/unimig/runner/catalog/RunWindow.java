package unimig.runner.catalog;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which a migration ran, by the clock that its values come from.
 *
 * @param start not after {@code end}
 */
public record RunWindow(Instant start, Instant end) {
  public RunWindow {
    if (start.isAfter(end)) {
      throw new IllegalArgumentException(
          "a window cannot end before it starts: " + start + ", " + end);
    }
  }

  /** Starts earlier and ends later by {@code margin}, for clocks that do not agree. */
  public RunWindow widenedBy(Duration margin) {
    return new RunWindow(start.minus(margin), end.plus(margin));
  }
}
