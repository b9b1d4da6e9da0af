package unimig.converter.scratch;

/** Waits for child processes. */
final class Processes {
  private Processes() {}

  static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
