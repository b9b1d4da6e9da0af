package unimig.converter.script;

import java.util.function.Supplier;

/** The time in which files were made into modules, which is no time of the scripts. */
final class Preparation {
  private long nanos;
  private long since;
  private int depth;

  /** How long it took so far. */
  synchronized long nanos() {
    return nanos + (depth > 0 ? System.nanoTime() - since : 0);
  }

  /** Counts what {@code work} takes. */
  <T> T during(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (depth++ == 0) {
      since = System.nanoTime();
    }
  }

  private synchronized void end() {
    if (--depth == 0) {
      nanos += System.nanoTime() - since;
    }
  }
}
