package unimig.consolidator.history;

import java.util.List;
import java.util.Map;

/**
 * A table of the database.
 *
 * @param readable whether this user may read its rows
 * @param columns types by name, in the order of the table
 */
record FoundTable(HistoryTable table, boolean readable, Map<String, String> columns) {
  boolean has(String... names) {
    return columns.keySet().containsAll(List.of(names));
  }
}
