package unimig.converter.proof;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on two databases at the same time. Not for what touches the server itself, such as its
 * roles: that would come out by chance.
 */
final class SideBySide implements AutoCloseable {
  private final ExecutorService second = Executors.newSingleThreadExecutor(SideBySide::daemon);

  /** What was read on either side. */
  record Both<T>(T original, T converted) {}

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "proof-converted-side");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @throws SQLException of either side; both have ended then
   */
  <T> Both<T> read(Reading<T> original, Reading<T> converted) throws SQLException {
    Future<T> other = second.submit((Callable<T>) converted::read);
    T ours;
    try {
      ours = original.read();
    } catch (SQLException | RuntimeException e) {
      awaitAfter(e, other);
      throw e;
    }
    return new Both<>(ours, await(other));
  }

  private static <T> void awaitAfter(Exception failure, Future<T> other) {
    try {
      await(other);
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static <T> T await(Future<T> other) throws SQLException {
    try {
      return other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProofFailedException("the proof was interrupted", e);
    }
  }

  @Override
  public void close() {
    second.shutdownNow();
  }

  /** Reads one side. */
  interface Reading<T> {
    T read() throws SQLException;
  }
}
