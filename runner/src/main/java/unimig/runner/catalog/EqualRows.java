package unimig.runner.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import unimig.runner.catalog.TableRows.ColumnKind;
import unimig.runner.catalog.TableRows.RowText;
import unimig.runner.catalog.Token.Label;

/** The rows of a table that are equal on both sides, as far as they may hold labels. */
final class EqualRows {
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private EqualRows() {}

  /**
   * Passes on every label, as often as it occurs.
   *
   * @param condition which rows are equal
   */
  static void labels(
      ReadingSession session,
      TableName table,
      String condition,
      VolatilePolicy policy,
      Consumer<Label> labels)
      throws SQLException {
    CellReader cells = new CellReader(policy, List.of());
    String may = policy.randomText() ? "" : " and " + RowBuckets.ROW + "::text ~ '" + UUID + "'";
    try (RowCursor rows = RowCursor.whole(session, table, "where " + condition + may)) {
      for (Optional<RowText> row = rows.next(); row.isPresent(); row = rows.next()) {
        Cell cell = cells.read(ColumnKind.TEXT, row.get().values().get(0));
        new Row(List.of(cell)).labels().forEach(labels);
      }
    }
  }
}
