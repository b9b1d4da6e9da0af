package unimig.converter.rows.hint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the code of one migration looks at. More may be named than it looks at, which does no harm
 * to rows; less where the way of a value through the code is not known, for which {@link #texts}
 * and {@link #numbers} are the remedy.
 *
 * @param columns sorted by column, then table, those of any table first; each pair once
 * @param texts all texts that the code compares, splits or searches with, whatever the column;
 *     sorted
 * @param numbers all numbers that it compares with, with their neighbours; decimal, sorted as texts
 */
public record Hints(List<ColumnHint> columns, List<String> texts, List<String> numbers) {
  /** Of code that looks at nothing. */
  public static final Hints NONE = new Hints(List.of(), List.of(), List.of());

  private static final Comparator<ColumnHint> ORDER =
      Comparator.comparing(ColumnHint::column).thenComparing(each -> each.table().orElse(""));

  public Hints {
    columns = merged(columns);
    texts = texts.stream().distinct().sorted().toList();
    numbers = numbers.stream().distinct().sorted().toList();
  }

  private static List<ColumnHint> merged(List<ColumnHint> columns) {
    TreeMap<ColumnHint, JsonShape> values = new TreeMap<>(ORDER);
    columns.forEach(each -> values.merge(each, each.value(), JsonShape::and));
    return values.entrySet().stream()
        .map(each -> new ColumnHint(each.getKey().column(), each.getKey().table(), each.getValue()))
        .toList();
  }

  /** How a column is used: all that is said of it, of any table and of this one. */
  public Optional<ColumnHint> of(String table, String column) {
    return columns.stream()
        .filter(each -> each.isOf(column, table))
        .map(ColumnHint::value)
        .reduce(JsonShape::and)
        .map(value -> new ColumnHint(column, Optional.of(table), value));
  }

  /** What either of the two says. */
  public Hints and(Hints other) {
    return new Hints(
        Stream.concat(columns.stream(), other.columns.stream()).toList(),
        Lists.of(texts, other.texts),
        Lists.of(numbers, other.numbers));
  }
}
