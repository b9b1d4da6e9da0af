package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table as text, in physical order.
 *
 * @param columns in order
 * @param rows each with one text a column
 */
record TableRows(List<Column> columns, List<RowText> rows) {
  private static final String COLUMNS =
      """
      select a.attname, coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory),
        coalesce(a.attnum = any (i.indkey::int2[]), false)
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_type b on b.oid = nullif(t.typbasetype, 0)
      left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  /** What the values of a column can be besides themselves. */
  enum ColumnKind {
    /** May hold a time as a count of seconds or milliseconds. */
    NUMBER,
    /** Holds a time of day. */
    TIME,
    /** May hold UUIDs, times and random text. */
    TEXT
  }

  /**
   * @param type name of the type; of the type below if it is a domain
   * @param isKey whether it belongs to the primary key
   */
  record Column(String name, String type, ColumnKind kind, boolean isKey) {}

  /** Values in order of the columns; empty for null. */
  record RowText(List<Optional<String>> values) {
    RowText {
      values = List.copyOf(values);
    }
  }

  static List<Column> columns(ReadingSession session, TableName table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    String sql = COLUMNS.formatted(table.sql().replace("'", "''"));
    try (Statement statement = session.statement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        String type = result.getString(2);
        columns.add(
            new Column(
                result.getString(1), type, kind(type, result.getString(3)), result.getBoolean(4)));
      }
    }
    return columns;
  }

  private static ColumnKind kind(String type, String category) {
    if (type.equals("time") || type.equals("timetz")) {
      return ColumnKind.TIME;
    }
    return category.equals("N") ? ColumnKind.NUMBER : ColumnKind.TEXT;
  }

  /** What rows of these columns must share with another table's to be compared with them. */
  static List<String> signature(List<Column> columns) {
    return columns.stream().map(column -> column.name() + " " + column.type()).toList();
  }
}
