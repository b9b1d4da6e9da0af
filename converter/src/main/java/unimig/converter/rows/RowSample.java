package unimig.converter.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some rows of a database that somebody uses.
 *
 * @param tables each row by column, with the values as texts; empty for null
 * @param masked columns whose values are not taken, as {@code table.column} or {@code column}
 */
public record RowSample(
    Map<TableId, List<Map<String, Optional<String>>>> tables, Set<String> masked) {
  public RowSample {
    tables = Map.copyOf(tables);
    masked = Set.copyOf(masked);
  }

  /** Rows of a table without what is masked; in another schema if this one has no such table. */
  List<Map<String, Optional<String>>> of(TableId table) {
    List<Map<String, Optional<String>>> rows = tables.get(table);
    if (rows == null) {
      rows =
          tables.entrySet().stream()
              .filter(entry -> entry.getKey().name().equals(table.name()))
              .sorted(Map.Entry.comparingByKey())
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(List.of());
    }
    return rows.stream().map(row -> unmasked(table, row)).toList();
  }

  private Map<String, Optional<String>> unmasked(TableId table, Map<String, Optional<String>> row) {
    Map<String, Optional<String>> left = new HashMap<>(row);
    left.keySet()
        .removeIf(
            column ->
                masked.contains(column)
                    || masked.contains(table.name() + "." + column)
                    || masked.contains(table + "." + column));
    return left;
  }
}
