package unimig.consolidator.history;

import java.util.List;
import java.util.Map;

/**
 * A table of the database.
 *
 * @param columns types by name, in the order of the table
 */
record FoundTable(HistoryTable table, Map<String, String> columns) {
  boolean has(String... names) {
    return columns.keySet().containsAll(List.of(names));
  }
}
