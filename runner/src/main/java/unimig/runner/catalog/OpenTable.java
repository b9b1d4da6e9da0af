package unimig.runner.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.RowText;

/**
 * The rows of a table that differs as text.
 *
 * @param equal rows that both sides have as they are, once for each such pair
 * @param original the other rows of the original, in physical order
 * @param converted the other rows of the converted, in physical order
 */
record OpenTable(List<Column> columns, List<Row> equal, List<Row> original, List<Row> converted) {

  static OpenTable of(
      TableRows ours, TableRows theirs, CellReader ourCells, CellReader theirCells) {
    List<Column> columns = ours.columns();
    Map<RowText, Deque<RowText>> left = new HashMap<>();
    theirs.rows().forEach(row -> left.computeIfAbsent(row, key -> new ArrayDeque<>()).add(row));
    List<Row> equal = new ArrayList<>();
    List<Row> original = new ArrayList<>();
    for (RowText row : ours.rows()) {
      Deque<RowText> same = left.getOrDefault(row, new ArrayDeque<>());
      boolean isEqual = same.poll() != null;
      (isEqual ? equal : original).add(ourCells.read(columns, row));
    }
    List<Row> converted = new ArrayList<>();
    for (RowText row : theirs.rows()) {
      Deque<RowText> same = left.getOrDefault(row, new ArrayDeque<>());
      if (same.poll() != null) {
        converted.add(theirCells.read(columns, row));
      }
    }
    return new OpenTable(columns, equal, original, converted);
  }
}
