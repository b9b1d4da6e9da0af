package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.catalog.TableRows.ColumnKind;

/** The rows of a table whose rows are equal on both sides, as far as they may hold labels. */
final class EqualRows {
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private EqualRows() {}

  /** Each row as one text. */
  static List<Row> read(ReadingSession session, TableName table, VolatilePolicy policy)
      throws SQLException {
    CellReader cells = new CellReader(policy, List.of());
    String condition = policy.randomText() ? "" : " where \"unimig row\"::text ~ '" + UUID + "'";
    String sql =
        "select \"unimig row\"::text from only " + table.sql() + " as \"unimig row\"" + condition;
    List<Row> rows = new ArrayList<>();
    try (Statement statement = session.statement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(new Row(List.of(cells.read(ColumnKind.TEXT, Optional.of(result.getString(1))))));
      }
    }
    return rows;
  }
}
