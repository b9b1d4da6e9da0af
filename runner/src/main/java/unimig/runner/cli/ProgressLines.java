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
  private int planned;
  private int done;

  ProgressLines(Surroundings surroundings, Paint paint) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
    this.paint = paint;
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
      int filled = Math.min(WIDTH, done * WIDTH / planned);
      err.print(
          CLEAR
              + paint.good("#".repeat(filled))
              + paint.faint("-".repeat(WIDTH - filled))
              + " %d/%d %s %s".formatted(done, planned, version.orElse(""), description));
      err.flush();
    }
  }

  @Override
  public void finished(AppliedMigration migration) {
    done++;
    clear();
    err.println(
        "%s %s  %s  %s"
            .formatted(
                paint.good("applied"),
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
