package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a sequence stands.
 *
 * @param last the value it gave last, or will give first
 * @param isUsed {@code true} if {@code last} was given already
 */
record SequenceValue(Identity identity, String last, String isUsed) {

  /** A sequence as the catalog names it. */
  record Name(String schema, String name, Identity identity) {}

  /** The values live in the sequences themselves, so each must be named in the query. */
  static List<SequenceValue> readAll(ReadingSession session, List<Name> sequences)
      throws SQLException {
    List<SequenceValue> values = new ArrayList<>();
    if (sequences.isEmpty()) {
      return values;
    }
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(query(sequences))) {
      while (rows.next()) {
        values.add(
            new SequenceValue(
                sequences.get(rows.getInt(1)).identity(), rows.getString(2), rows.getString(3)));
      }
    }
    return values;
  }

  private static String query(List<Name> sequences) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < sequences.size(); i++) {
      Name sequence = sequences.get(i);
      sql.append(i == 0 ? "" : " union all ")
          .append("select ")
          .append(i)
          .append(", last_value::text, is_called::text from ")
          .append(SqlName.of(sequence.schema(), sequence.name()));
    }
    return sql.toString();
  }
}
