package unimig.runner.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order in which lodash sorts: null, then undefined, then NaN after everything else. */
final class LodashOrder {
  private LodashOrder() {}

  private record Keyed<T>(T element, List<@Nullable Object> keys) {}

  /**
   * @param values by which elements are sorted
   */
  static <T> List<T> sorted(
      List<T> list,
      List<String> orders,
      List<Function<? super T, ? extends @Nullable Object>> values) {
    List<Keyed<T>> keyed = new ArrayList<>();
    for (T each : list) {
      List<@Nullable Object> keys = new ArrayList<>();
      values.forEach(value -> keys.add(value.apply(each)));
      keyed.add(new Keyed<>(each, keys));
    }
    requireComparable(keyed.stream().map(Keyed::keys).toList());
    List<T> sorted = new ArrayList<>();
    StableSort.merged(keyed, (a, b) -> compare(a.keys(), b.keys(), orders))
        .forEach(each -> sorted.add(each.element()));
    return sorted;
  }

  /** How texts and numbers among each other are sorted depends on the engine. */
  private static void requireComparable(List<List<@Nullable Object>> keys) {
    int most = keys.isEmpty() ? 0 : keys.get(0).size();
    for (int i = 0; i < most; i++) {
      Set<Boolean> numbers = new HashSet<>();
      for (List<@Nullable Object> each : keys) {
        Object key = each.get(i);
        if (!JavaScript.isNullish(key)) {
          numbers.add(
              key instanceof Number || key instanceof Boolean || key instanceof JavaScriptDate);
        }
      }
      if (numbers.size() > 1) {
        throw new IllegalStateException("texts and numbers are sorted together");
      }
    }
  }

  private static int compare(
      List<@Nullable Object> left, List<@Nullable Object> right, List<String> orders) {
    for (int i = 0; i < left.size(); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return i < orders.size() && orders.get(i).equals("desc") ? -order : order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (JavaScript.strictEquals(left, right)) {
      return 0;
    }
    int rank = rank(left) - rank(right);
    if (rank != 0) {
      return rank;
    }
    if (rank(left) > 0) {
      throw new IllegalStateException("several NaN are sorted");
    }
    return JavaScript.greater(left, right) ? 1 : JavaScript.less(left, right) ? -1 : 0;
  }

  /** 0 for what has a place of its own. */
  private static int rank(@Nullable Object value) {
    if (value == null) {
      return 1;
    }
    if (value == JavaScript.UNDEFINED) {
      return 2;
    }
    boolean number = value instanceof Number && !(value instanceof BigInteger);
    return number && Double.isNaN(((Number) value).doubleValue()) ? 3 : 0;
  }
}
