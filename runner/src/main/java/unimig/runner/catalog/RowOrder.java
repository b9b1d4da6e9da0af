package unimig.runner.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import unimig.runner.catalog.Token.Moment;

/** Puts rows that are alike but for their times into the order in which they were made. */
final class RowOrder {
  private RowOrder() {}

  /** Rows with equal times keep their order. */
  static List<Row> byTime(Collection<Row> rows) {
    return rows.stream().sorted(Comparator.comparing(RowOrder::times, RowOrder::compare)).toList();
  }

  private static List<Long> times(Row row) {
    return row.tokens()
        .filter(Moment.class::isInstance)
        .map(token -> ((Moment) token).micros())
        .toList();
  }

  private static int compare(List<Long> a, List<Long> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
