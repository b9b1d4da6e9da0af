package unimig.consolidator.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history as it was read.
 *
 * @param columns by what they tell; for {@link HistoryKind#NAMES} guessed
 * @param rows in the order in which they were written; of several about one migration the last
 * @param repeated names with more than one row that says applied
 * @param lock the table of Knex's lock, if there is one
 * @param locked whether a run holds that lock, or died with it
 */
public record LegacyHistory(
    HistoryTable table,
    HistoryKind kind,
    Map<ColumnRole, String> columns,
    List<LegacyRow> rows,
    List<String> repeated,
    Optional<HistoryTable> lock,
    boolean locked) {
  public LegacyHistory {
    columns = Map.copyOf(columns);
    rows = List.copyOf(rows);
    repeated = List.copyOf(repeated);
  }

  /** Whether what the columns mean was guessed. */
  public boolean isGuessed() {
    return kind == HistoryKind.NAMES;
  }
}
