package unimig.runner.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
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

/** One comparison of all tables that both databases have. */
final class ComparisonRound {
  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final ReadingSession original;
  private final ReadingSession converted;
  private final SortedMap<TableName, List<Difference>> found = new TreeMap<>();
  private final SortedMap<TableName, OpenTable> open = new TreeMap<>();

  ComparisonRound(
      Correspondence correspondence,
      VolatilePolicy policy,
      ReadingSession original,
      ReadingSession converted) {
    this.correspondence = correspondence;
    this.policy = policy;
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
      bindToThemselves(table, labels(EqualRows.read(original, table, policy)));
      return;
    }
    TableRows ours = TableRows.read(original, table);
    TableRows theirs = TableRows.read(converted, table);
    if (!ours.signature().equals(theirs.signature())) {
      change(table, "columns", ours.signature().toString(), theirs.signature().toString());
      return;
    }
    if (a.count() != b.count()) {
      change(table, "number of rows", Long.toString(a.count()), Long.toString(b.count()));
    }
    OpenTable rows = OpenTable.of(ours, theirs, reader(Side.ORIGINAL), reader(Side.CONVERTED));
    bindToThemselves(table, labels(rows.equal()));
    open.put(table, rows);
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

  /** In rows that are equal as they are, every label stands for itself. */
  private void bindToThemselves(TableName table, Set<String> labels) {
    differences(table);
    for (String label : labels) {
      if (correspondence.allows(label, label)) {
        correspondence.bind(label, label);
      } else {
        change(
            table,
            "value that elsewhere differs",
            label,
            label + " for " + correspondence.partnersOf(label));
      }
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
      differences(table).addAll(report.of(left.getValue()));
    }
  }
}
