package unimig.converter.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which telling values of several columns meet in a row: each with each, as code often looks at two
 * columns of the same row.
 */
final class Combinations {
  private static final int MOST_COLUMNS = 3;
  private static final int MOST_VALUES = 5;

  private final Map<String, List<Optional<String>>> values = new LinkedHashMap<>();

  private Combinations() {}

  /** Of the first columns of a table that a migration looks at; of none, if it is only one. */
  static Combinations of(TableSchema table, Map<String, ColumnValues> columns) {
    Combinations combinations = new Combinations();
    for (ColumnSchema column : table.columns()) {
      List<Optional<String>> hinted =
          columns.getOrDefault(column.name(), ColumnValues.NONE).hinted();
      boolean isFree = !table.isUnique(column.name()) && combinations.values.size() < MOST_COLUMNS;
      if (isFree && hinted.size() > 1) {
        combinations.values.put(column.name(), spread(hinted));
      }
    }
    if (combinations.values.size() < 2) {
      combinations.values.clear();
    }
    return combinations;
  }

  /** From all over a list, as like values stand together in it. */
  private static List<Optional<String>> spread(List<Optional<String>> values) {
    Set<Optional<String>> some = new LinkedHashSet<>();
    for (int i = 0; i < MOST_VALUES; i++) {
      some.add(values.get(i * (values.size() - 1) / (MOST_VALUES - 1)));
    }
    return new ArrayList<>(some);
  }

  /** In how many rows each has met each. */
  int count() {
    return values.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
  }

  /** The value of a column in one of these rows; outer empty for a column that is not combined. */
  Optional<Optional<String>> value(String column, int row) {
    int rest = row;
    for (Map.Entry<String, List<Optional<String>>> entry : values.entrySet()) {
      int size = entry.getValue().size();
      if (entry.getKey().equals(column)) {
        return Optional.of(Objects.requireNonNull(entry.getValue().get(rest % size)));
      }
      rest /= size;
    }
    return Optional.empty();
  }
}
