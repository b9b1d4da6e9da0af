package unimig.runner.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions of lodash 4 on lists. Functions that they take are given one element. Lists that they
 * answer are new.
 */
public final class Lodash {
  private static final String NO_LIST = "a function of lodash is given what is no list";

  private Lodash() {}

  /** What functions of arrays go through: nothing where it is null or undefined. */
  public static List<@Nullable Object> array(@Nullable Object value) {
    if (JavaScript.isNullish(value)) {
      return new ArrayList<>();
    }
    if (value instanceof List) {
      return JavaScriptArray.list(value);
    }
    throw new IllegalStateException(NO_LIST);
  }

  /** What functions of collections go through: of an object its values. */
  public static List<@Nullable Object> elements(@Nullable Object value) {
    boolean object = value instanceof JavaScriptObject plain && !plain.containsKey("length");
    return object ? JavaScriptObject.values(value) : array(value);
  }

  /** {@code _.chunk(list, size)}. */
  public static <T> List<List<T>> chunk(List<T> list, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int i = 0; size > 0 && i < list.size(); i += size) {
      chunks.add(new ArrayList<>(list.subList(i, Math.min(list.size(), i + size))));
    }
    return chunks;
  }

  /** {@code _.compact(list)}. */
  public static <T> List<T> compact(List<T> list) {
    return filter(list, each -> each);
  }

  /** {@code _.uniq(list)}. */
  public static <T> List<T> uniq(List<T> list) {
    return uniqBy(list, each -> each);
  }

  /** {@code _.uniqBy(list, key)}. */
  public static <T> List<T> uniqBy(
      List<T> list, Function<? super T, ? extends @Nullable Object> key) {
    JavaScriptSet seen = new JavaScriptSet();
    List<T> first = new ArrayList<>();
    for (T each : list) {
      int size = seen.size();
      if (seen.add(key.apply(each)).size() > size) {
        first.add(positive(each));
      }
    }
    return first;
  }

  /** Without the sign of zero. */
  @SuppressWarnings("unchecked") // Of the same type.
  private static <T> T positive(T value) {
    return value instanceof Double zero && zero == 0 ? (T) Double.valueOf(0) : value;
  }

  /** {@code _.difference(list, other, …)}. */
  public static <T> List<T> difference(List<T> list, List<?>... others) {
    JavaScriptSet without = new JavaScriptSet();
    for (List<?> other : others) {
      other.forEach(without::add);
    }
    List<T> rest = new ArrayList<>();
    for (T each : list) {
      if (!without.has(each)) {
        rest.add(positive(each));
      }
    }
    return rest;
  }

  /** {@code _.flatten(list)}. */
  public static List<@Nullable Object> flatten(List<?> list) {
    return JavaScriptArray.flat(list);
  }

  /** {@code _.zip(list, …)}. */
  public static List<List<@Nullable Object>> zip(List<?>... lists) {
    int longest = 0;
    for (List<?> each : lists) {
      longest = Math.max(longest, each.size());
    }
    List<List<@Nullable Object>> groups = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      List<@Nullable Object> group = new ArrayList<>();
      for (List<?> each : lists) {
        group.add(JavaScript.at(each, i));
      }
      groups.add(group);
    }
    return groups;
  }

  /** {@code _.range(end)}. */
  public static List<Integer> range(int end) {
    return range(0, end);
  }

  /** {@code _.range(start, end)}: downwards where the end is less. */
  public static List<Integer> range(int start, int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = start; i != end; i += start < end ? 1 : -1) {
      numbers.add(i);
    }
    return numbers;
  }

  /** {@code _.last(list)}. */
  public static @Nullable Object last(List<?> list) {
    return JavaScript.at(list, list.size() - 1);
  }

  /** {@code _.map(list, function)}. */
  public static <T, R> List<R> map(List<T> list, Function<? super T, ? extends R> function) {
    List<R> values = new ArrayList<>(list.size());
    for (T each : list) {
      values.add(function.apply(each));
    }
    return values;
  }

  /** {@code _.filter(list, test)}. */
  public static <T> List<T> filter(
      List<T> list, Function<? super T, ? extends @Nullable Object> test) {
    return partition(list, test).get(0);
  }

  /** {@code _.reject(list, test)}. */
  public static <T> List<T> reject(
      List<T> list, Function<? super T, ? extends @Nullable Object> test) {
    return partition(list, test).get(1);
  }

  /** {@code _.partition(list, test)}. */
  public static <T> List<List<T>> partition(
      List<T> list, Function<? super T, ? extends @Nullable Object> test) {
    List<T> yes = new ArrayList<>();
    List<T> no = new ArrayList<>();
    for (T each : list) {
      (JavaScript.truthy(test.apply(each)) ? yes : no).add(each);
    }
    List<List<T>> both = new ArrayList<>();
    Collections.addAll(both, yes, no);
    return both;
  }

  /** {@code _.find(list, test)}. */
  public static <T> @Nullable Object find(
      List<T> list, Function<? super T, ? extends @Nullable Object> test) {
    return JavaScriptArray.find(list, each -> JavaScript.truthy(test.apply(each)));
  }

  /** {@code _.groupBy(list, key)}. */
  public static <T> JavaScriptObject groupBy(
      List<T> list, Function<? super T, ? extends @Nullable Object> key) {
    JavaScriptObject groups = new JavaScriptObject();
    for (T each : list) {
      String name = JavaScript.toText(key.apply(each));
      if (!groups.containsKey(name)) {
        groups.put(name, new ArrayList<>());
      }
      JavaScriptArray.push(array(groups.get(name)), each);
    }
    return groups;
  }

  /** {@code _.keyBy(list, key)}. */
  public static <T> JavaScriptObject keyBy(
      List<T> list, Function<? super T, ? extends @Nullable Object> key) {
    JavaScriptObject object = new JavaScriptObject();
    list.forEach(each -> object.put(JavaScript.toText(key.apply(each)), each));
    return object;
  }

  /** {@code _.countBy(list, key)}. */
  public static <T> JavaScriptObject countBy(
      List<T> list, Function<? super T, ? extends @Nullable Object> key) {
    JavaScriptObject counts = new JavaScriptObject();
    groupBy(list, key).forEach((name, group) -> counts.put(name, array(group).size()));
    return counts;
  }

  /** {@code _.sum(list)}. */
  public static @Nullable Object sum(List<?> list) {
    return sumBy(list, each -> each);
  }

  /** {@code _.sumBy(list, value)}: undefined values are left out; texts are joined. */
  public static <T> @Nullable Object sumBy(
      List<T> list, Function<? super T, ? extends @Nullable Object> value) {
    Object sum = JavaScript.UNDEFINED;
    for (T each : list) {
      Object term = value.apply(each);
      if (term != JavaScript.UNDEFINED) {
        sum = sum == JavaScript.UNDEFINED ? term : JavaScript.add(sum, term);
      }
    }
    return list.isEmpty() ? 0 : sum;
  }

  /** {@code _.sortBy(list, value, …)}. */
  @SafeVarargs
  public static <T> List<T> sortBy(
      List<T> list, Function<? super T, ? extends @Nullable Object>... values) {
    List<Function<? super T, ? extends @Nullable Object>> all = new ArrayList<>();
    for (Function<? super T, ? extends @Nullable Object> each : values) {
      all.add(each);
    }
    return LodashOrder.sorted(list, List.of(), all);
  }

  /**
   * {@code _.orderBy(list, values, orders)}.
   *
   * @param orders {@code "desc"} for those from the greatest to the least
   */
  @SafeVarargs
  public static <T> List<T> orderBy(
      List<T> list,
      List<String> orders,
      Function<? super T, ? extends @Nullable Object>... values) {
    List<Function<? super T, ? extends @Nullable Object>> all = new ArrayList<>();
    for (Function<? super T, ? extends @Nullable Object> each : values) {
      all.add(each);
    }
    return LodashOrder.sorted(list, orders, all);
  }
}
