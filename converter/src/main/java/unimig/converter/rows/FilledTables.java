package unimig.converter.rows;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of filling a database.
 *
 * @param rows how many each table got
 * @param unfilled tables that got none, with the reason
 */
public record FilledTables(Map<TableId, Integer> rows, Map<TableId, String> unfilled) {
  public FilledTables {
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    unfilled = Collections.unmodifiableMap(new TreeMap<>(unfilled));
  }

  /** Whether no table has any row. */
  public boolean isNothing() {
    return total() == 0;
  }

  /** Rows in all tables. */
  public int total() {
    return rows.values().stream().mapToInt(Integer::intValue).sum();
  }
}
