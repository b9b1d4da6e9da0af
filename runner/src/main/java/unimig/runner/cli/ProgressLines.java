package unimig.runner.cli;

import java.io.PrintStream;
import java.util.Optional;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.RunListener;

/** A line for each migration as it ends, and below it a bar where a person watches. */
final class ProgressLines implements RunListener {
  private static final int WIDTH = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final Paint paint;
  private final String done;
  private int planned;
  private int count;

  /**
   * @param done what is said of one that ended
   */
  ProgressLines(Surroundings surroundings, Paint paint, String done) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
    this.paint = paint;
    this.done = done;
  }

  @Override
  public void planned(int pending) {
    planned = pending;
  }

  @Override
  public void note(String text) {
    clear();
    err.println("note: " + text);
  }

  @Override
  public void started(Optional<String> version, String description) {
    if (terminal && planned > 0) {
      int filled = Math.min(WIDTH, count * WIDTH / planned);
      err.print(
          CLEAR
              + paint.good("#".repeat(filled))
              + paint.faint("-".repeat(WIDTH - filled))
              + " %d/%d %s %s".formatted(count, planned, version.orElse(""), description));
      err.flush();
    }
  }

  @Override
  public void finished(AppliedMigration migration) {
    count++;
    clear();
    err.println(
        "%s %s  %s  %s"
            .formatted(
                paint.good(done),
                paint.bold(migration.version().orElse("repeatable")),
                migration.description(),
                paint.faint(migration.milliseconds() + " ms")));
  }

  /** Takes the bar away. */
  void clear() {
    if (terminal) {
      err.print(CLEAR);
    }
  }
}
