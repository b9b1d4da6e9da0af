package unimig.runner.catalog;

import java.util.List;
import unimig.runner.catalog.Token.Label;

/** Rows as text in which everything volatile that is not known yet is left open. */
final class Signature {
  private Signature() {}

  static String of(Side side, Row row, Correspondence correspondence, Colours colours) {
    StringBuilder text = new StringBuilder();
    for (Cell cell : row.cells()) {
      text.append(Cell.MARK).append(Cell.MARK).append(cell.skeleton());
      for (Token token : cell.tokens()) {
        if (token instanceof Label label) {
          String colour = Long.toHexString(colours.of(side, label));
          text.append(Cell.MARK)
              .append(correspondence.known(side, label).orElse(Cell.MARK + colour));
        }
      }
    }
    return text.toString();
  }

  /** Of one value, as far as it is known. */
  static String of(Side side, List<Cell> cells, Correspondence correspondence) {
    return of(side, new Row(cells), correspondence, new Colours());
  }
}
