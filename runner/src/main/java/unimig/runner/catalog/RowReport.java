package unimig.runner.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;
import unimig.runner.catalog.RowMatching.Pair;
import unimig.runner.catalog.RowMatching.Pool;
import unimig.runner.catalog.RowSpot.NamedValue;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.ColumnKind;

/** Tells how the rows of one table that found no partner differ. */
final class RowReport {
  private static final int LONGEST_LABEL = 120;

  private final TableName table;
  private final List<Column> columns;
  private final List<Integer> key;
  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final List<Difference> differences = new ArrayList<>();

  RowReport(
      TableName table, List<Column> columns, Correspondence correspondence, VolatilePolicy policy) {
    this.table = table;
    this.columns = columns;
    this.correspondence = correspondence;
    this.policy = policy;
    key = IntStream.range(0, columns.size()).filter(i -> columns.get(i).isKey()).boxed().toList();
  }

  List<Difference> of(Pool left) {
    left.rejected().forEach(this::compare);
    if (!key.isEmpty()) {
      pairByKey(left);
    }
    left.original().forEach(row -> only(Kind.MISSING, row));
    left.converted().forEach(row -> only(Kind.EXTRA, row));
    return differences;
  }

  private String keyOf(Side side, Row row) {
    return Signature.of(side, key.stream().map(row.cells()::get).toList(), correspondence);
  }

  /** Compares rows with the same key; they are left out of what only one side has. */
  private void pairByKey(Pool left) {
    Map<String, Deque<Row>> converted = new HashMap<>();
    for (Row row : left.converted()) {
      converted.computeIfAbsent(keyOf(Side.CONVERTED, row), unused -> new ArrayDeque<>()).add(row);
    }
    for (Row row : List.copyOf(left.original())) {
      Deque<Row> partners = converted.getOrDefault(keyOf(Side.ORIGINAL, row), new ArrayDeque<>());
      Row partner = partners.poll();
      if (partner != null) {
        compare(new Pair(row, partner));
        left.original().remove(row);
        left.converted().remove(partner);
      }
    }
  }

  private void compare(Pair pair) {
    differences.addAll(changes(pair));
  }

  /** In what two rows with the same key differ; what they tell is kept if they do not. */
  List<Difference> changes(Pair pair) {
    PairCheck check = PairCheck.of(pair.original(), pair.converted(), correspondence, policy);
    if (check.wrongCells().isEmpty()) {
      check.bind();
    }
    return check.wrongCells().stream().map(cell -> changed(pair, cell)).toList();
  }

  private Difference changed(Pair pair, int cell) {
    Column column = columns.get(cell);
    Cell ours = pair.original().cells().get(cell);
    Cell theirs = pair.converted().cells().get(cell);
    ValueSpot spot = ValueSpot.of(column, ours.text(), theirs.text(), this::areAlike);
    // What no run can repeat may differ before what does matter.
    boolean isPlain = ours.tokens().isEmpty() && theirs.tokens().isEmpty();
    OptionalInt position = isPlain ? spot.position() : OptionalInt.empty();
    return new Difference(
        Area.ROWS,
        Kind.CHANGED,
        table.toString(),
        label(pair.original()),
        "column \"" + column.name() + '"',
        spot.original(),
        spot.converted(),
        Optional.of(spot(pair.original(), Optional.of(column.name()), spot.path(), position)));
  }

  private boolean areAlike(String a, String b) {
    Row ours = new Row(List.of(reader(Side.ORIGINAL).read(ColumnKind.TEXT, Optional.of(a))));
    Row theirs = new Row(List.of(reader(Side.CONVERTED).read(ColumnKind.TEXT, Optional.of(b))));
    return PairCheck.of(ours, theirs, correspondence, policy).wrongCells().isEmpty();
  }

  private CellReader reader(Side side) {
    return new CellReader(policy, correspondence.windows(side));
  }

  private RowSpot spot(
      Row row, Optional<String> column, Optional<String> path, OptionalInt position) {
    List<NamedValue> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(new NamedValue(columns.get(i).name(), row.cells().get(i).text()));
    }
    return new RowSpot(
        table.name(), key.stream().map(values::get).toList(), values, column, path, position);
  }

  private void only(Kind kind, Row row) {
    Optional<String> content = key.isEmpty() ? Optional.empty() : Optional.of(values(row));
    boolean isMissing = kind == Kind.MISSING;
    differences.add(
        new Difference(
            Area.ROWS,
            kind,
            table.toString(),
            label(row),
            "",
            isMissing ? content : Optional.empty(),
            isMissing ? Optional.empty() : content,
            Optional.of(spot(row, Optional.empty(), Optional.empty(), OptionalInt.empty()))));
  }

  /** {@code row (id=3)}; all values if the table has no primary key. */
  private String label(Row row) {
    if (key.isEmpty()) {
      String values = values(row);
      return "row ("
          + (values.length() > LONGEST_LABEL ? values.substring(0, LONGEST_LABEL) + "…" : values)
          + ")";
    }
    return key.stream()
        .map(i -> columns.get(i).name() + "=" + row.cells().get(i).text().orElse("null"))
        .collect(Collectors.joining(", ", "row (", ")"));
  }

  private String values(Row row) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).name() + "=" + value(row.cells().get(i)))
        .collect(Collectors.joining(", "));
  }

  private static String value(Cell cell) {
    return cell.text().map(text -> "'" + text + "'").orElse("null");
  }
}
