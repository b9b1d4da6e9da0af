package unimig.runner.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;
import unimig.runner.catalog.RowMatching.Pool;
import unimig.runner.catalog.RowsSnapshot.Fingerprint;
import unimig.runner.catalog.TableRows.Column;
import unimig.runner.catalog.TableRows.RowText;

/** One comparison of all tables that both databases have. */
final class ComparisonRound {
  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final ReadingSession original;
  private final ReadingSession converted;
  private final SortedMap<TableName, List<Difference>> found = new TreeMap<>();
  private final SortedMap<TableName, OpenTable> open = new TreeMap<>();
  private final SortedMap<TableName, LargeTable> large = new TreeMap<>();
  private final MemoryLimits limits;
  private final RowBudget budget;

  /** Tables with labels that cannot stand for themselves. */
  private final Set<String> conflicts = new HashSet<>();

  /**
   * A table to be compared in the order of a key.
   *
   * @param where the rows that may differ are
   */
  private record LargeTable(RowKey key, String where) {}

  ComparisonRound(
      Correspondence correspondence,
      VolatilePolicy policy,
      MemoryLimits limits,
      ReadingSession original,
      ReadingSession converted) {
    this.correspondence = correspondence;
    this.policy = policy;
    this.limits = limits;
    this.budget = new RowBudget(limits.rowBytes());
    this.original = original;
    this.converted = converted;
  }

  List<Difference> compare(RowsSnapshot ours, RowsSnapshot theirs) throws SQLException {
    for (Map.Entry<TableName, Fingerprint> entry : ours.tables().entrySet()) {
      Fingerprint other = theirs.tables().get(entry.getKey());
      if (other != null && !isSettled(entry.getKey(), entry.getValue(), other)) {
        read(entry.getKey(), entry.getValue(), other);
      }
    }
    mergeLargeTables();
    bindWhatBothHave();
    matchRows();
    found.forEach((table, differences) -> settleIfEqual(table, ours, theirs));
    List<Difference> all = new ArrayList<>();
    found.values().forEach(all::addAll);
    Collections.sort(all);
    return List.copyOf(all);
  }

  private boolean isSettled(TableName table, Fingerprint a, Fingerprint b) {
    return correspondence.isSettled(table, a, b, policy.randomText());
  }

  private void settleIfEqual(TableName table, RowsSnapshot ours, RowsSnapshot theirs) {
    if (differences(table).isEmpty()) {
      correspondence.settle(
          table,
          Objects.requireNonNull(ours.tables().get(table)),
          Objects.requireNonNull(theirs.tables().get(table)),
          policy.randomText());
    }
  }

  private List<Difference> differences(TableName table) {
    return found.computeIfAbsent(table, key -> new ArrayList<>());
  }

  private void read(TableName table, Fingerprint a, Fingerprint b) throws SQLException {
    if (a.equals(b)) {
      bindEqualRows(table, "true");
      return;
    }
    List<Column> columns = TableRows.columns(original, table);
    List<String> ours = TableRows.signature(columns);
    List<String> theirs = TableRows.signature(TableRows.columns(converted, table));
    if (!ours.equals(theirs)) {
      change(table, "columns", ours.toString(), theirs.toString());
      return;
    }
    if (a.count() != b.count()) {
      change(table, "number of rows", Long.toString(a.count()), Long.toString(b.count()));
    }
    if (!columns.isEmpty()) {
      readDiffering(table, columns, RowBuckets.worth(Math.max(a.count(), b.count())));
    }
  }

  private void readDiffering(TableName table, List<Column> columns, int buckets)
      throws SQLException {
    String differing = "true";
    if (buckets > 1) {
      BitSet found =
          RowBuckets.read(original, table, buckets)
              .differingFrom(RowBuckets.read(converted, table, buckets));
      differing = RowBuckets.condition(found, buckets);
    }
    if (!differing.equals("true")) {
      bindEqualRows(table, "not (" + differing + ")");
    }
    String where = "where " + differing;
    Optional<List<RowText>> ours = readAll(original, table, columns, where);
    Optional<List<RowText>> theirs =
        ours.isEmpty() ? Optional.empty() : readAll(converted, table, columns, where);
    if (theirs.isPresent()) {
      open(
          table,
          OpenTable.of(
              new TableRows(columns, ours.get()),
              new TableRows(columns, theirs.get()),
              reader(Side.ORIGINAL),
              reader(Side.CONVERTED)));
      return;
    }
    ours.ifPresent(budget::giveBack);
    RowKey key =
        RowKey.of(original, table, columns).orElseThrow(() -> TooManyRowsException.noKey(table));
    large.put(table, new LargeTable(key, where));
  }

  private Optional<List<RowText>> readAll(
      ReadingSession session, TableName table, List<Column> columns, String where)
      throws SQLException {
    try (RowCursor rows = RowCursor.open(session, table, columns, where)) {
      return budget.readAll(rows);
    }
  }

  private void open(TableName table, OpenTable rows) {
    rows.equal().stream().flatMap(Row::labels).forEach(label -> bindToItself(table, label.value()));
    open.put(table, rows);
  }

  /** Compares tables whose differing rows memory does not hold. */
  private void mergeLargeTables() throws SQLException {
    for (Map.Entry<TableName, LargeTable> entry : large.entrySet()) {
      TableName table = entry.getKey();
      RowKey key = entry.getValue().key();
      KeyedMerge merge =
          new KeyedMerge(
              table,
              key,
              correspondence,
              policy,
              limits,
              label -> bindToItself(table, label.value()));
      String clauses = entry.getValue().where() + " " + key.orderBy();
      try (RowCursor a = RowCursor.open(original, table, key.columns(), clauses);
          RowCursor b = RowCursor.open(converted, table, key.columns(), clauses)) {
        merge.run(a, b, budget);
      }
      differences(table).addAll(merge.differences());
      open.put(table, merge.rest());
    }
  }

  private CellReader reader(Side side) {
    return new CellReader(policy, correspondence.windows(side));
  }

  private static Set<String> labels(List<Row> rows) {
    return rows.stream()
        .flatMap(Row::labels)
        .map(Token.Label::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void change(TableName table, String attribute, String ours, String theirs) {
    differences(table)
        .add(
            new Difference(
                Area.ROWS,
                Kind.CHANGED,
                table.toString(),
                "",
                attribute,
                Optional.of(ours),
                Optional.of(theirs)));
  }

  private void bindEqualRows(TableName table, String condition) throws SQLException {
    differences(table);
    EqualRows.labels(
        original, table, condition, policy, label -> bindToItself(table, label.value()));
  }

  /** In rows that are equal as they are, every label stands for itself. */
  private void bindToItself(TableName table, String label) {
    if (correspondence.allows(label, label)) {
      correspondence.bind(label, label);
      limits.check(table, correspondence);
    } else if (conflicts.size() < limits.differences() && conflicts.add(table + label)) {
      change(
          table,
          "value that elsewhere differs",
          label,
          label + " for " + correspondence.partnersOf(label));
    }
  }

  /** No run makes the random value of another: what both sides have was not made at random. */
  private void bindWhatBothHave() {
    Set<String> ours = new HashSet<>();
    Set<String> theirs = new HashSet<>();
    for (OpenTable table : open.values()) {
      ours.addAll(labels(table.original()));
      theirs.addAll(labels(table.converted()));
    }
    ours.retainAll(theirs);
    ours.stream()
        .filter(label -> correspondence.allows(label, label))
        .forEach(label -> correspondence.bind(label, label));
  }

  private void matchRows() {
    RowMatching matching = new RowMatching(correspondence, policy);
    open.forEach((table, rows) -> matching.add(table, rows.original(), rows.converted()));
    for (Map.Entry<TableName, Pool> left : matching.run().entrySet()) {
      TableName table = left.getKey();
      OpenTable rows = Objects.requireNonNull(open.get(table));
      RowReport report = new RowReport(table, rows.columns(), correspondence, policy);
      List<Difference> all = report.of(left.getValue());
      differences(table).addAll(all.subList(0, Math.min(all.size(), limits.differences())));
      if (all.size() > limits.differences()) {
        change(table, "further rows that differ", "not told", "not told");
      }
    }
  }
}
