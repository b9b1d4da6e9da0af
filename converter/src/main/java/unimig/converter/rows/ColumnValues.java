package unimig.converter.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import unimig.converter.rows.hint.ColumnHint;
import unimig.converter.rows.hint.Hints;
import unimig.converter.rows.hint.Trait;

/**
 * The values that a column is given, each once, most telling first; empty for null.
 *
 * @param hinted what the migration looks at
 * @param ordinary hinted ones as code expects them, those of checks, and everyday ones
 * @param checked those of the checks and partitions, which satisfy them rather than others
 * @param odd those that code may not expect
 */
record ColumnValues(
    List<Optional<String>> hinted,
    List<Optional<String>> ordinary,
    List<Optional<String>> checked,
    List<Optional<String>> odd) {
  /** Of a column to which nobody gives values. */
  static final ColumnValues NONE = new ColumnValues(List.of(), List.of(), List.of(), List.of());

  private static final int EVERYDAY = 4;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_OF_SCRIPT = 24;

  ColumnValues {
    hinted = List.copyOf(hinted);
    ordinary = List.copyOf(ordinary);
    checked = List.copyOf(checked);
    odd = List.copyOf(odd);
  }

  /**
   * @param hints of the migration
   * @param accepted those of some texts that the column's type can hold
   */
  static ColumnValues of(
      TableSchema table, ColumnSchema column, Hints hints, UnaryOperator<List<String>> accepted) {
    Collected values = new Collected(column.type(), accepted);
    Optional<ColumnHint> hint = hints.of(table.id().name(), column.name());
    hint.ifPresent(values::hint);
    values.checked(CheckValues.of(table, column.name()));
    if (column.next().isPresent()) {
      values.ordinary(TypeValues.of(column.next().get()));
    } else if (column.type().isText()) {
      values.ordinary(hints.texts().stream().limit(MOST_OF_SCRIPT).toList());
    } else if (column.type().isNumber()) {
      values.ordinary(hints.numbers().stream().limit(MOST_OF_SCRIPT).toList());
    }
    List<String> everyday = TypeValues.of(column.type());
    if (column.next().isEmpty() || values.ordinary.isEmpty()) {
      values.ordinary(everyday.stream().limit(EVERYDAY).toList());
    }
    values.odd(everyday);
    if (column.isNullable()) {
      values.nothing(hint);
    }
    return new ColumnValues(
        List.copyOf(values.hinted),
        List.copyOf(values.ordinary),
        List.copyOf(values.checked),
        List.copyOf(values.odd));
  }

  /** Those for rows of a manner; never empty if there are any values at all. */
  List<Optional<String>> of(Manner manner) {
    if (manner != Manner.WIDE && !ordinary.isEmpty()) {
      return ordinary;
    }
    Set<Optional<String>> all = new LinkedHashSet<>(hinted);
    all.addAll(ordinary);
    all.addAll(odd);
    return List.copyOf(all);
  }

  /** Values in the order in which they were found. */
  private static final class Collected {
    private static final List<String> DATES =
        List.of("2024-01-15T10:20:30.000Z", "2024-02-29", "1700000000000", "1700000000");
    private static final List<String> DIGITS = List.of("12", "007", "3.5", "-4");

    private final Set<Optional<String>> hinted = new LinkedHashSet<>();
    private final Set<Optional<String>> ordinary = new LinkedHashSet<>();
    private final Set<Optional<String>> checked = new LinkedHashSet<>();
    private final Set<Optional<String>> odd = new LinkedHashSet<>();
    private final ColumnType type;
    private final UnaryOperator<List<String>> accepted;

    Collected(ColumnType type, UnaryOperator<List<String>> accepted) {
      this.type = type;
      this.accepted = accepted;
    }

    void hint(ColumnHint hint) {
      Set<Trait> traits = hint.traits();
      boolean isDocument = type.isJson() || traits.contains(Trait.IS_JSON_TEXT);
      if (isDocument) {
        JsonDocuments documents = JsonDocuments.of(hint.value());
        expected(documents.ordinary());
        hinted(documents.odd());
      } else {
        expected(hint.texts());
        expected(hint.numbers());
      }
      hint.value().lengths().stream()
          .filter(length -> length <= LONGEST_TEXT)
          .forEach(
              length ->
                  expected(List.of("abcdefghij".repeat(length / 10 + 1).substring(0, length))));
      if (traits.contains(Trait.MAY_BE_BROKEN)) {
        hinted(List.of("{broken", ""));
      }
      if (traits.contains(Trait.IS_DATE)) {
        expected(DATES);
        hinted(List.of("not a date", ""));
      }
      if (traits.contains(Trait.IS_NUMBER_TEXT)) {
        expected(DIGITS);
        hinted(List.of("", "many", "12 of them"));
      }
      if (traits.contains(Trait.IS_NORMALIZED)) {
        expected(List.of("MixedCase", " MixedCase ", "mixedcase", "MIXEDCASE"));
      }
      if (type.isArray() && !hint.texts().isEmpty()) {
        expected(List.of(TypeValues.array(hint.texts())));
        hint.texts().forEach(text -> expected(List.of(TypeValues.array(List.of(text)))));
      }
    }

    private void expected(List<String> texts) {
      hinted(texts);
      ordinary(texts);
    }

    private void hinted(List<String> texts) {
      add(hinted, texts);
    }

    void checked(List<String> texts) {
      ordinary(texts);
      add(checked, texts);
    }

    void ordinary(List<String> texts) {
      add(ordinary, texts);
    }

    void odd(List<String> texts) {
      add(odd, texts);
    }

    void nothing(Optional<ColumnHint> hint) {
      List<Trait> both = List.of(Trait.NULL_MATTERS, Trait.TRUTH_MATTERS);
      boolean matters =
          hint.filter(each -> both.stream().anyMatch(each.traits()::contains)).isPresent();
      (matters ? ordinary : odd).add(Optional.empty());
      if (hint.isPresent()) {
        hinted.add(Optional.empty());
      }
    }

    private void add(Set<Optional<String>> values, List<String> texts) {
      List<String> fitting = new ArrayList<>();
      texts.forEach(text -> fitting.add(TypeValues.cut(text, type)));
      accepted.apply(fitting).forEach(text -> values.add(Optional.of(text)));
    }
  }
}
