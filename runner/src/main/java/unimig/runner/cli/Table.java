package unimig.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Left-aligned columns, two spaces apart, no space at the end of a line. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<UnaryOperator<String>> paints = new ArrayList<>();

  /**
   * @param paint applied to the whole line after it is laid out
   */
  public void row(UnaryOperator<String> paint, List<String> cells) {
    rows.add(List.copyOf(cells));
    paints.add(paint);
  }

  /** One line a row, without the last line feed. */
  @Override
  public String toString() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < rows.get(r).size(); i++) {
        String cell = rows.get(r).get(i);
        line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      lines.add(paints.get(r).apply(line.toString().stripTrailing()));
    }
    return String.join("\n", lines);
  }
}
