package unimig.converter.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends what takes longer than a script may, unless it is closed before. */
final class Watchdog implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private final Preparation preparation;
  private final Runnable end;
  private final long limit;
  private final long start = System.nanoTime();
  private final long prepared;
  private Optional<ScheduledFuture<?>> look = Optional.empty();
  private boolean closed;

  private Watchdog(
      ScheduledExecutorService timer, Duration limit, Preparation preparation, Runnable end) {
    this.timer = timer;
    this.preparation = preparation;
    this.end = end;
    this.limit = limit.toNanos();
    this.prepared = preparation.nanos();
  }

  /**
   * @param preparation whose time does not count
   * @param end called in a thread of the timer when time is up
   */
  static Watchdog start(
      ScheduledExecutorService timer, Duration limit, Preparation preparation, Runnable end) {
    Watchdog watchdog = new Watchdog(timer, limit, preparation, end);
    watchdog.look();
    return watchdog;
  }

  /** Whether it took longer than it may. */
  boolean isLate() {
    return left() <= 0;
  }

  private long left() {
    long own = System.nanoTime() - start - (preparation.nanos() - prepared);
    return limit - own;
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    if (isLate()) {
      end.run();
    } else {
      look = Optional.of(timer.schedule(this::look, left(), TimeUnit.NANOSECONDS));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    look.ifPresent(each -> each.cancel(false));
  }
}
