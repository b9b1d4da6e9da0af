package unimig.converter.cli;

import java.io.PrintStream;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;

/** Talk on standard error: lines, and below them a bar where a person watches. */
final class ProgressBar {
  private static final int WIDTH = 24;
  private static final int LONGEST_NAME = 40;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final boolean silent;
  private final Paint paint;

  /**
   * @param silent whether nothing is said at all
   */
  ProgressBar(Surroundings surroundings, Paint paint, boolean silent) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
    this.silent = silent;
    this.paint = paint;
  }

  synchronized void line(String text) {
    if (!silent) {
      clear();
      err.println(text);
    }
  }

  synchronized void at(int done, int all, String name) {
    if (silent || !terminal) {
      return;
    }
    int filled = all == 0 ? WIDTH : done * WIDTH / all;
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    err.print(
        CLEAR
            + paint.good("#".repeat(filled))
            + paint.faint("-".repeat(WIDTH - filled))
            + " %d/%d %s".formatted(done, all, shown));
    err.flush();
  }

  synchronized void clear() {
    if (!silent && terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
