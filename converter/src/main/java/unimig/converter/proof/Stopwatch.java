package unimig.converter.proof;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Adds up where the time of one proof goes. For the thread of the proof only. */
final class Stopwatch {
  private final Clock clock;
  private final Instant start;
  private Duration original = Duration.ZERO;
  private Duration converted = Duration.ZERO;
  private Duration running = Duration.ZERO;
  private Duration witness = Duration.ZERO;
  private Duration comparing = Duration.ZERO;

  /** Starts now. */
  Stopwatch(Clock clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  void original(SideRun run) {
    original = original.plus(length(run));
  }

  void converted(SideRun run) {
    converted = converted.plus(length(run));
  }

  void witness(SideRun run) {
    witness = witness.plus(length(run));
  }

  private static Duration length(SideRun run) {
    return Duration.between(run.window().start(), run.window().end());
  }

  <T> T running(SideBySide.Reading<T> work) throws SQLException {
    Instant before = clock.instant();
    try {
      return work.read();
    } finally {
      running = running.plus(Duration.between(before, clock.instant()));
    }
  }

  <T> T comparing(SideBySide.Reading<T> work) throws SQLException {
    Instant before = clock.instant();
    try {
      return work.read();
    } finally {
      comparing = comparing.plus(Duration.between(before, clock.instant()));
    }
  }

  /** Until now. */
  ProofTime time() {
    return new ProofTime(
        original.toMillis(),
        converted.toMillis(),
        running.toMillis(),
        witness.toMillis(),
        comparing.toMillis(),
        Duration.between(start, clock.instant()).toMillis());
  }
}
