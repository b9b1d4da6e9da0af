package unimig.runner.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;
import unimig.runner.catalog.RowMatching.Pair;
import unimig.runner.catalog.TableRows.RowText;
import unimig.runner.catalog.Token.Label;

/**
 * Compares the rows of a large table that have the same key on both sides, two at a time: which row
 * is which is not in question, so that none has to be kept. Rows whose key only one side has are
 * kept for {@link RowMatching}.
 */
final class KeyedMerge {
  private final TableName table;
  private final RowKey key;
  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final MemoryLimits limits;
  private final RowReport report;
  private final Consumer<Label> equalLabels;
  private final CellReader ours;
  private final CellReader theirs;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Row> original = new ArrayList<>();
  private final List<Row> converted = new ArrayList<>();

  /**
   * @param equalLabels takes the labels of rows that are equal as they are
   */
  KeyedMerge(
      TableName table,
      RowKey key,
      Correspondence correspondence,
      VolatilePolicy policy,
      MemoryLimits limits,
      Consumer<Label> equalLabels) {
    this.table = table;
    this.key = key;
    this.correspondence = correspondence;
    this.policy = policy;
    this.limits = limits;
    this.equalLabels = equalLabels;
    this.report = new RowReport(table, key.columns(), correspondence, policy);
    this.ours = new CellReader(policy, correspondence.windows(Side.ORIGINAL));
    this.theirs = new CellReader(policy, correspondence.windows(Side.CONVERTED));
  }

  /**
   * Goes through both sides.
   *
   * @param a rows of the original in the order of the key
   * @param b rows of the converted likewise
   * @throws TooManyRowsException if the budget does not suffice for rows of one side only
   */
  void run(RowCursor a, RowCursor b, RowBudget budget) throws SQLException {
    Optional<RowText> mine = a.next();
    Optional<RowText> other = b.next();
    while (mine.isPresent() || other.isPresent()) {
      if (differences.size() >= limits.differences()) {
        change("further rows that differ", "not told", "not told");
        return;
      }
      int order = order(mine, other);
      if (order == 0) {
        pair(mine.orElseThrow(), other.orElseThrow());
      } else if (order < 0) {
        original.add(keep(ours, mine.orElseThrow(), budget));
      } else {
        converted.add(keep(theirs, other.orElseThrow(), budget));
      }
      mine = order <= 0 ? a.next() : mine;
      other = order >= 0 ? b.next() : other;
    }
  }

  private int order(Optional<RowText> mine, Optional<RowText> other) {
    if (mine.isEmpty()) {
      return 1;
    }
    return other.map(row -> key.compare(mine.get(), row)).orElse(-1);
  }

  private Row keep(CellReader cells, RowText row, RowBudget budget) {
    if (!budget.take(row)) {
      throw TooManyRowsException.ofOneSide(table);
    }
    return cells.read(key.columns(), row);
  }

  private void pair(RowText mine, RowText other) {
    Row a = ours.read(key.columns(), mine);
    if (mine.equals(other)) {
      a.labels().forEach(equalLabels);
      return;
    }
    Row b = theirs.read(key.columns(), other);
    PairCheck check = PairCheck.of(a, b, correspondence, policy);
    Optional<Map.Entry<String, String>> crossed = check.crossed();
    if (check.wrongCells().isEmpty() && crossed.isPresent()) {
      change("value that both sides have", crossed.get().getKey(), crossed.get().getValue());
    } else {
      differences.addAll(report.changes(new Pair(a, b)));
      limits.check(table, correspondence);
    }
  }

  private void change(String attribute, String ours, String theirs) {
    differences.add(
        new Difference(
            Area.ROWS,
            Kind.CHANGED,
            table.toString(),
            "",
            attribute,
            Optional.of(ours),
            Optional.of(theirs)));
  }

  List<Difference> differences() {
    return differences;
  }

  /** Rows whose key only one side has. */
  OpenTable rest() {
    return new OpenTable(key.columns(), List.of(), original, converted);
  }
}
