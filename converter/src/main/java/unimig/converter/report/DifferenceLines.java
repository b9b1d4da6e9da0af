package unimig.converter.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unimig.converter.proof.Explained;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Sent;
import unimig.runner.cli.Paint;

/** The differences of a step, each with the statements that made it. */
final class DifferenceLines {
  private static final int MOST_DIFFERENCES = 20;
  private static final int MOST_SEARCHED = 500;
  private static final int MOST_SQL_LINES = 6;
  private static final int WIDEST_SQL = 240;

  private final String beside;
  private final Paint paint;
  private final List<Explained> explained;
  private final int more;

  /**
   * @param beside who ran beside the converted
   */
  DifferenceLines(Step step, String beside, Paint paint) {
    this.beside = beside;
    this.paint = paint;
    this.explained =
        Explained.of(step, MOST_SEARCHED).stream()
            // What a trigger or a cascade did follows from what has a statement.
            .sorted(Comparator.comparing(each -> !isMadeByStatement(each)))
            .limit(MOST_DIFFERENCES)
            .toList();
    this.more = step.differences().size() - explained.size();
  }

  private static boolean isMadeByStatement(Explained each) {
    return each.original().isPresent() || each.converted().isPresent();
  }

  /** Whether some of them have a statement of at least one side. */
  boolean pointAtStatements() {
    return explained.stream().anyMatch(DifferenceLines::isMadeByStatement);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < explained.size(); i++) {
      Explained each = explained.get(i);
      lines.add("  " + each.difference().in(beside));
      boolean goesOn = i + 1 < explained.size() && isAbout(each, explained.get(i + 1));
      if (!goesOn) {
        statements(lines, each);
      }
    }
    if (more > 0) {
      lines.add("  and " + more + " more");
    }
    return lines;
  }

  /** Whether the same statements made both. */
  private static boolean isAbout(Explained a, Explained b) {
    return isSame(a.original(), b.original()) && isSame(a.converted(), b.converted());
  }

  private static boolean isSame(Optional<Sent> a, Optional<Sent> b) {
    return a.map(Sent::sql).equals(b.map(Sent::sql))
        && a.flatMap(Sent::place).equals(b.flatMap(Sent::place));
  }

  private void statements(List<String> lines, Explained each) {
    if (isMadeByStatement(each)) {
      statement(lines, beside, each.original());
      statement(lines, "converted", each.converted());
    } else {
      lines.add("    no statement names it: a trigger, a function or a cascade may have made it");
    }
  }

  private void statement(List<String> lines, String side, Optional<Sent> sent) {
    if (sent.isEmpty()) {
      lines.add("    " + paint.bold(side) + ": no statement names it");
      return;
    }
    String place = sent.get().place().map(at -> " at " + at).orElse("");
    lines.add("    " + paint.bold(side + place) + ":");
    List<String> sql = sent.get().sql().strip().lines().toList();
    sql.stream().limit(MOST_SQL_LINES).forEach(line -> lines.add("      " + shortened(line)));
    if (sql.size() > MOST_SQL_LINES) {
      lines.add("      …");
    }
  }

  private static String shortened(String line) {
    return line.length() > WIDEST_SQL ? line.substring(0, WIDEST_SQL) + "…" : line;
  }
}
