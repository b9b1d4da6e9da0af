package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.RowText;

/**
 * Columns that no two rows have the same values in, none of them null.
 *
 * @param columns of the table
 * @param key indexes into these, from 0
 */
record RowKey(List<Column> columns, List<Integer> key) implements Comparator<RowText> {
  private static final Set<String> WHOLE_NUMBERS = Set.of("int2", "int4", "int8");

  /** The primary key, else the unique index with the fewest columns. */
  private static final String KEY =
      """
      select a.attname
      from (
        select i.*
        from pg_index i
        where i.indrelid = '%s'::regclass and i.indisunique and i.indisvalid and i.indislive
          and i.indpred is null and i.indexprs is null
          and not exists (
            select from pg_attribute n
            where n.attrelid = i.indrelid and not n.attnotnull
              and n.attnum = any ((i.indkey::int2[])[0 : i.indnkeyatts - 1]))
        order by not i.indisprimary, i.indnkeyatts, i.indexrelid
        limit 1) i
      join pg_attribute a on a.attrelid = i.indrelid
        and a.attnum = any ((i.indkey::int2[])[0 : i.indnkeyatts - 1])
      """;

  RowKey {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** Empty if there is none. */
  static Optional<RowKey> of(ReadingSession session, TableName table, List<Column> columns)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(KEY.formatted(table.sql().replace("'", "''")))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    List<Integer> key =
        IntStream.range(0, columns.size())
            .filter(i -> names.contains(columns.get(i).name()))
            .boxed()
            .toList();
    return key.isEmpty() ? Optional.empty() : Optional.of(new RowKey(columns, key));
  }

  /** What makes the server deliver rows in this order, whatever its collations. */
  String orderBy() {
    return key.stream()
        .map(columns::get)
        .map(RowKey::expression)
        .collect(Collectors.joining(", ", "order by ", ""));
  }

  private static String expression(Column column) {
    String name = RowBuckets.ROW + "." + SqlName.of(column.name());
    return isWhole(column) ? name : "convert_to(" + name + "::text, 'UTF8')";
  }

  private static boolean isWhole(Column column) {
    return WHOLE_NUMBERS.contains(column.type());
  }

  @Override
  public int compare(RowText a, RowText b) {
    for (int i : key) {
      String ours = a.values().get(i).orElseThrow();
      String theirs = b.values().get(i).orElseThrow();
      int order =
          isWhole(columns.get(i))
              ? Long.compare(Long.parseLong(ours), Long.parseLong(theirs))
              : byCodePoint(ours, theirs);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The order of UTF-8, which is not that of Java's strings. */
  private static int byCodePoint(String a, String b) {
    int at = DifferenceReport.firstDifference(a, b);
    if (at == a.length() || at == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    boolean inPair = at > 0 && Character.isHighSurrogate(a.charAt(at - 1));
    int from = inPair ? at - 1 : at;
    return Integer.compare(a.codePointAt(from), b.codePointAt(from));
  }
}
