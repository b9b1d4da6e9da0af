package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Merge sort, which an order that contradicts itself does not disturb. Like V8's TimSort
 * (third_party/v8/builtins/array-sort.tq) it only ever asks whether a later element is less than an
 * earlier one, which decides where an order answers no 0 for equal ones.
 */
final class StableSort {
  private StableSort() {}

  static <T> List<T> merged(List<T> list, ToDoubleBiFunction<? super T, ? super T> order) {
    if (list.size() < 2) {
      return new ArrayList<>(list);
    }
    int middle = list.size() / 2;
    List<T> left = merged(list.subList(0, middle), order);
    List<T> right = merged(list.subList(middle, list.size()), order);
    List<T> all = new ArrayList<>(list.size());
    int l = 0;
    for (T each : right) {
      while (l < left.size() && !(order.applyAsDouble(each, left.get(l)) < 0)) {
        all.add(left.get(l++));
      }
      all.add(each);
    }
    all.addAll(left.subList(l, left.size()));
    return all;
  }
}
