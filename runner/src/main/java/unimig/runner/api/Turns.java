package unimig.runner.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions that take turns on one connection, as those of {@code Promise.all} do: each goes on to
 * its next statement, which is sent when those are done that were asked for before it. One of their
 * threads runs at a time.
 */
final class Turns {
  private static final long STACK = 512 * 1024L;

  private final Semaphore control = new Semaphore(0);
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private Optional<Turn> current = Optional.empty();
  private boolean stopped;

  /** One of the functions. */
  private final class Turn {
    private final Semaphore go = new Semaphore(0);
    private final Thread thread;
    private boolean ended;
    private @Nullable Object answer;
    private Optional<Throwable> failure = Optional.empty();

    private Turn(Function<Turn, @Nullable Object> body) {
      this.thread = new Thread(null, () -> run(body), "unimig-turn", STACK);
      this.thread.setDaemon(true);
    }

    private void run(Function<Turn, @Nullable Object> body) {
      go.acquireUninterruptibly();
      try {
        answer = body.apply(this);
      } catch (Throwable e) {
        // It is thrown again where the functions were called.
        failure = Optional.of(e);
      }
      ended = true;
      control.release();
    }

    private void goOn() {
      current = Optional.of(this);
      go.release();
      control.acquireUninterruptibly();
      current = Optional.empty();
    }
  }

  /** A function has failed, so that the others need not go on. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What the functions answer, in order; throws what the first of them does that fails. */
  <T extends @Nullable Object> List<@Nullable Object> run(
      List<T> list, Function<T, @Nullable Object> body) {
    List<Turn> turns = new ArrayList<>();
    Optional<Throwable> failure = Optional.empty();
    for (T each : list) {
      Turn turn = new Turn(self -> body.apply(each));
      turns.add(turn);
      start(turn, list.size());
      Optional<Throwable> ours = advance(turn);
      failure = failure.isPresent() ? failure : ours;
    }
    while (failure.isEmpty() && !waiting.isEmpty()) {
      failure = advance(waiting.remove());
    }
    if (failure.isPresent()) {
      stop();
      throw unchecked(failure.get());
    }
    List<@Nullable Object> answers = new ArrayList<>();
    turns.forEach(each -> answers.add(each.answer));
    return answers;
  }

  /**
   * Each function is somewhere between two statements, so each needs a thread until it ends.
   *
   * @throws IllegalStateException if the machine has none left; none of the functions goes on
   */
  private void start(Turn turn, int all) {
    try {
      turn.thread.start();
    } catch (OutOfMemoryError e) {
      stop();
      throw new IllegalStateException(
          "%,d functions that take turns need as many threads, and the system grants no more than %,d; let it grant more, as by ulimit -u"
              .formatted(all, waiting.size()),
          e);
    }
  }

  private Optional<Throwable> advance(Turn turn) {
    turn.goOn();
    if (!turn.ended) {
      waiting.add(turn);
    }
    return turn.failure;
  }

  /** What was asked for is still sent, and may fail unseen: nothing of it stays. */
  private void stop() {
    stopped = true;
    waiting.forEach(Turn::goOn);
  }

  /** Waits until it is the turn of the function that asks; nothing to wait for outside of them. */
  void await() {
    if (stopped) {
      throw new Stopped();
    }
    Turn turn =
        current.orElseThrow(() -> new IllegalStateException("a statement of none of the turns"));
    control.release();
    turn.go.acquireUninterruptibly();
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
