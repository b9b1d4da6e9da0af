package unimig.runner.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which value of a row differs, and where in it.
 *
 * @param table its name as the catalog has it
 * @param key columns of the primary key, with what the original's row holds, or the converted's if
 *     only that has the row; empty if there is none
 * @param row all columns likewise
 * @param column the one that differs; empty if the whole row does
 * @param path to what differs within the value: in JSON as {@code $.items[2].price}, counting from
 *     0; in an array as {@code [3]}, counting from 1; empty if it is the value itself
 * @param position of the first character that differs, counting from 1, in text that is no such
 *     path
 */
public record RowSpot(
    String table,
    List<NamedValue> key,
    List<NamedValue> row,
    Optional<String> column,
    Optional<String> path,
    OptionalInt position) {
  public RowSpot {
    key = List.copyOf(key);
    row = List.copyOf(row);
  }

  /**
   * @param value as text; empty for null
   */
  public record NamedValue(String column, Optional<String> value) {}
}
