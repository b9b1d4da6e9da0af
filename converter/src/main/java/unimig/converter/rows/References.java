package unimig.converter.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What rows can refer to: the keys that are in the tables. */
final class References {
  private static final int MOST = 500;

  private final Connection connection;
  private final Map<ForeignKey, List<List<String>>> known = new HashMap<>();

  References(Connection connection) {
    this.connection = connection;
  }

  /** Forgets the keys of a table into which a row came. */
  void changed(TableId table) {
    known.keySet().removeIf(key -> key.target().equals(table));
  }

  /**
   * Keys to choose from, in order, each with one text for each referenced column.
   *
   * @param given what some of the referencing columns hold already
   */
  List<List<String>> of(ForeignKey key, Map<String, Optional<String>> given) throws SQLException {
    List<List<String>> all = known.get(key);
    if (all == null) {
      all = read(key);
      known.put(key, all);
    }
    return all.stream().filter(each -> agrees(key, each, given)).toList();
  }

  private static boolean agrees(
      ForeignKey key, List<String> values, Map<String, Optional<String>> given) {
    for (int i = 0; i < values.size(); i++) {
      Optional<String> value = given.getOrDefault(key.columns().get(i), Optional.empty());
      if (value.isPresent() && !value.get().equals(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<List<String>> read(ForeignKey key) throws SQLException {
    String columns =
        key.referenced().stream()
            .map(name -> Identifier.quoted(name) + "::text")
            .collect(Collectors.joining(", "));
    String present =
        key.referenced().stream()
            .map(name -> Identifier.quoted(name) + " is not null")
            .collect(Collectors.joining(" and "));
    String sql =
        "select distinct %s from %s where %s order by %s limit %d"
            .formatted(columns, key.target().sql(), present, columns, MOST);
    List<List<String>> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= key.referenced().size(); i++) {
            values.add(rows.getString(i));
          }
          keys.add(List.copyOf(values));
        }
      }
    }
    return List.copyOf(keys);
  }
}
