package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.RowText;

/**
 * Rows of a table one after the other, of which few are in memory at a time. In physical order
 * unless another is asked for.
 */
final class RowCursor implements AutoCloseable {
  private static final int ROWS_AT_A_TIME = 500;

  private final ReadingSession session;
  private final Statement statement;
  private final ResultSet rows;
  private final int width;

  private RowCursor(ReadingSession session, Statement statement, ResultSet rows, int width) {
    this.session = session;
    this.statement = statement;
    this.rows = rows;
    this.width = width;
  }

  /**
   * @param clauses after the table, which is called {@link RowBuckets#ROW} there
   */
  static RowCursor open(
      ReadingSession session, TableName table, List<Column> columns, String clauses)
      throws SQLException {
    String list =
        columns.stream()
            .map(column -> SqlName.of(column.name()) + "::text")
            .collect(Collectors.joining(", "));
    return open(session, table, list, columns.size(), clauses);
  }

  /** Each row as one text. */
  static RowCursor whole(ReadingSession session, TableName table, String clauses)
      throws SQLException {
    return open(session, table, RowBuckets.ROW + "::text", 1, clauses);
  }

  private static RowCursor open(
      ReadingSession session, TableName table, String list, int width, String clauses)
      throws SQLException {
    // Several workers would deliver rows in an order of their own.
    session.run("set local max_parallel_workers_per_gather = 0");
    Statement statement = session.statement();
    statement.setFetchSize(ROWS_AT_A_TIME);
    String sql = "select %s from only %s as %s %s";
    try {
      ResultSet rows =
          statement.executeQuery(sql.formatted(list, table.sql(), RowBuckets.ROW, clauses));
      return new RowCursor(session, statement, rows, width);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** Empty after the last. */
  Optional<RowText> next() throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    session.countRow();
    List<Optional<String>> values = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      values.add(Optional.ofNullable(rows.getString(i)));
    }
    return Optional.of(new RowText(values));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    session.run("set local max_parallel_workers_per_gather to default");
  }
}
