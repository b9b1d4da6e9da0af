package unimig.runner.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.catalog.TableRows.RowText;

/** The memory that is left for rows in one comparison. */
final class RowBudget {
  /** A value as text, in its cell, with its skeleton. */
  private static final int BYTES_A_VALUE = 160;

  private static final int BYTES_A_ROW = 120;
  private static final int COPIES = 3;

  private long left;

  RowBudget(long bytes) {
    this.left = bytes;
  }

  /** Whether there is memory for another row; it is taken if so. */
  boolean take(RowText row) {
    long bytes = bytes(row);
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  private static long bytes(RowText row) {
    long bytes = BYTES_A_ROW;
    for (Optional<String> value : row.values()) {
      bytes += BYTES_A_VALUE + (long) COPIES * value.map(String::length).orElse(0);
    }
    return bytes;
  }

  void giveBack(List<RowText> rows) {
    rows.forEach(row -> left += bytes(row));
  }

  /** All rows; empty, and nothing taken, if there is no memory for them. */
  Optional<List<RowText>> readAll(RowCursor cursor) throws SQLException {
    long before = left;
    List<RowText> rows = new ArrayList<>();
    for (Optional<RowText> row = cursor.next(); row.isPresent(); row = cursor.next()) {
      if (!take(row.get())) {
        left = before;
        return Optional.empty();
      }
      rows.add(row.get());
    }
    return Optional.of(rows);
  }
}
