package unimig.converter.report;

import java.util.ArrayList;
import java.util.List;

/** Two texts side by side; lines too long for their column go on below, further in. */
final class Columns {
  private static final String GAP = " │ ";
  private static final String FURTHER_IN = "    ";
  private static final int NARROWEST = 30;

  private final int width;

  /**
   * @param width of both together, in characters
   */
  Columns(int width) {
    this.width = Math.max(NARROWEST, (width - GAP.length()) / 2);
  }

  List<String> of(List<String> left, List<String> right) {
    List<String> ours = folded(left);
    List<String> theirs = folded(right);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String one = i < ours.size() ? ours.get(i) : "";
      String other = i < theirs.size() ? theirs.get(i) : "";
      lines.add((one + " ".repeat(width - one.length()) + GAP + other).stripTrailing());
    }
    return lines;
  }

  private List<String> folded(List<String> lines) {
    List<String> folded = new ArrayList<>();
    for (String line : lines) {
      String rest = line.replace("\t", FURTHER_IN).stripTrailing();
      String margin = rest.substring(0, rest.length() - rest.stripLeading().length());
      String further = margin.length() > width / 2 ? FURTHER_IN : margin + FURTHER_IN;
      while (rest.length() > width) {
        int end = end(rest, further.length());
        folded.add(rest.substring(0, end).stripTrailing());
        rest = further + rest.substring(end).stripLeading();
      }
      folded.add(rest);
    }
    return folded;
  }

  /** After the last space that fits, or else where the column ends. */
  private int end(String line, int margin) {
    int space = line.lastIndexOf(' ', width);
    return space > margin ? space : width;
  }
}
