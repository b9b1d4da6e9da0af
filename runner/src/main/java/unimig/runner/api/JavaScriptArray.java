package unimig.runner.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of JavaScript: mutable lists without holes. Positions are as in {@link JavaScriptText}.
 */
public final class JavaScriptArray {
  private JavaScriptArray() {}

  /** {@code [element, …]}. */
  public static List<@Nullable Object> of(@Nullable Object... elements) {
    List<@Nullable Object> list = new ArrayList<>(elements.length);
    for (Object each : elements) {
      list.add(each);
    }
    return list;
  }

  /** A value that is known to be a list. */
  @SuppressWarnings("unchecked") // A list can hold any value of JavaScript.
  static List<@Nullable Object> list(Object value) {
    return (List<@Nullable Object>) value;
  }

  /**
   * {@code [...value]}, and what {@code for (… of value)} goes through: elements of an array, code
   * points of text, entries of a {@code Map}, members of a {@code Set}.
   *
   * @throws JavaScriptException a TypeError if it is none of these
   */
  public static List<@Nullable Object> spread(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    if (value instanceof String text) {
      return of(text.codePoints().mapToObj(Character::toString).toArray());
    }
    if (value instanceof Iterable<?> members) {
      List<@Nullable Object> list = new ArrayList<>();
      members.forEach(list::add);
      return list;
    }
    if (value instanceof byte[] bytes) {
      List<@Nullable Object> list = new ArrayList<>();
      for (byte each : bytes) {
        list.add(Byte.toUnsignedInt(each));
      }
      return list;
    }
    throw JavaScriptException.typeError(
        (Conversion.isPrimitive(value) ? JavaScript.toText(value) : "object") + " is not iterable");
  }

  /**
   * What {@code for (… of value)} goes through, see {@link #spread}; of a list also what is added
   * meanwhile.
   */
  public static Iterable<@Nullable Object> each(@Nullable Object value) {
    if (value instanceof List) {
      return LiveElements.of(list(value), (index, each) -> each);
    }
    @SuppressWarnings("unchecked") // It gives values of JavaScript.
    Iterable<@Nullable Object> members =
        value instanceof Iterable ? (Iterable<@Nullable Object>) value : spread(value);
    return members;
  }

  /** {@code list.join(divider)}: null and undefined are empty. */
  public static String join(List<?> list, String divider) {
    return Conversion.join(list, divider);
  }

  /** {@code list.at(index)}: undefined outside of the list; -1 is the last. */
  public static @Nullable Object at(List<?> list, double index) {
    double from = JavaScriptNumber.integer(index);
    double at = from < 0 ? from + list.size() : from;
    return at >= 0 && at < list.size() ? list.get((int) at) : JavaScript.UNDEFINED;
  }

  /** {@code list.includes(value)}: as {@code ===}, but NaN is found. */
  public static boolean includes(List<?> list, @Nullable Object value) {
    return list.stream().anyMatch(each -> sameValueZero(each, value));
  }

  /** {@code list.indexOf(value)} by {@code ===}. */
  public static int indexOf(List<?> list, @Nullable Object value) {
    for (int i = 0; i < list.size(); i++) {
      if (JavaScript.strictEquals(list.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code list.lastIndexOf(value)} by {@code ===}. */
  public static int lastIndexOf(List<?> list, @Nullable Object value) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (JavaScript.strictEquals(list.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code list.map(function)} of an element and its number. */
  public static <T, R> List<R> map(List<? extends T> list, BiFunction<T, Integer, R> function) {
    List<R> results = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      results.add(function.apply(list.get(i), i));
    }
    return results;
  }

  /** {@code list.flatMap(function)}: what is no list stays as it is. */
  public static <T> List<@Nullable Object> flatMap(
      List<? extends T> list, Function<T, @Nullable Object> function) {
    List<@Nullable Object> results = new ArrayList<>();
    list.forEach(each -> results.add(function.apply(each)));
    return flat(results);
  }

  /** {@code list.find(test)}: undefined if nothing is found. */
  public static <T> @Nullable Object find(List<T> list, Predicate<? super T> test) {
    int index = findIndex(list, test);
    return index < 0 ? JavaScript.UNDEFINED : list.get(index);
  }

  /** {@code list.entries()}: lists of a number and its element. */
  public static Iterable<List<@Nullable Object>> entries(List<?> list) {
    return LiveElements.of(list(list), JavaScriptArray::of);
  }

  /** {@code list.keys()}. */
  public static Iterable<Integer> keys(List<?> list) {
    return LiveElements.of(list(list), (index, each) -> index);
  }

  /** {@code list.findIndex(test)}: -1 if nothing is found. */
  public static <T> int findIndex(List<T> list, Predicate<? super T> test) {
    for (int i = 0; i < list.size(); i++) {
      if (test.test(list.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** {@code list.reduce(function, initial)}. */
  public static <T, R> R reduce(List<? extends T> list, R initial, BiFunction<R, T, R> function) {
    R result = initial;
    for (T each : list) {
      result = function.apply(result, each);
    }
    return result;
  }

  /**
   * {@code list.reduce(function)}, which begins with the first element.
   *
   * @throws JavaScriptException a TypeError if there is none
   */
  public static <R, T extends R> R reduce(List<T> list, BiFunction<R, T, R> function) {
    if (list.isEmpty()) {
      throw JavaScriptException.typeError("Reduce of empty array with no initial value");
    }
    return reduce(list.subList(1, list.size()), list.get(0), function);
  }

  static boolean sameValueZero(@Nullable Object left, @Nullable Object right) {
    return JavaScript.strictEquals(left, right) || (isNaN(left) && isNaN(right));
  }

  private static boolean isNaN(@Nullable Object value) {
    return value instanceof Double number && number.isNaN();
  }

  /** {@code list.slice(start)}, a list of its own. */
  public static <T extends @Nullable Object> List<T> slice(List<T> list, double start) {
    return slice(list, start, list.size());
  }

  /** {@code list.slice(start, end)}: negative positions count from the end. */
  public static <T extends @Nullable Object> List<T> slice(List<T> list, double start, double end) {
    int from = JavaScriptText.fromEnd(start, list.size());
    int to = JavaScriptText.fromEnd(end, list.size());
    return new ArrayList<>(list.subList(from, Math.max(from, to)));
  }

  /** {@code list.splice(start)}: what it took out. */
  public static <T extends @Nullable Object> List<T> splice(List<T> list, double start) {
    return splice(list, start, list.size());
  }

  /** {@code list.splice(start, count)}: what it took out. */
  public static <T extends @Nullable Object> List<T> splice(
      List<T> list, double start, double count) {
    int from = JavaScriptText.fromEnd(start, list.size());
    List<T> part = list.subList(from, from + JavaScriptText.within(count, list.size() - from));
    List<T> removed = new ArrayList<>(part);
    part.clear();
    return removed;
  }

  /** {@code list.splice(start, count, item, …)}: what it took out. */
  public static List<@Nullable Object> splice(
      List<@Nullable Object> list, double start, double count, @Nullable Object... items) {
    List<@Nullable Object> removed = splice(list, start, count);
    list.addAll(JavaScriptText.fromEnd(start, list.size() + removed.size()), of(items));
    return removed;
  }

  /** {@code list.concat(item, …)}: lists among the items give their elements. */
  public static List<@Nullable Object> concat(List<?> list, @Nullable Object... items) {
    List<@Nullable Object> all = new ArrayList<>(list);
    for (Object item : items) {
      if (item instanceof List<?> more) {
        all.addAll(more);
      } else {
        all.add(item);
      }
    }
    return all;
  }

  /** {@code list.flat()}. */
  public static List<@Nullable Object> flat(List<?> list) {
    return flat(list, 1);
  }

  /** {@code list.flat(depth)}. */
  public static List<@Nullable Object> flat(List<?> list, double depth) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof List<?> inner && JavaScriptNumber.integer(depth) >= 1) {
        all.addAll(flat(inner, depth - 1));
      } else {
        all.add(each);
      }
    }
    return all;
  }

  /** {@code list.pop()}: undefined of an empty list. */
  public static @Nullable Object pop(List<?> list) {
    return list.isEmpty() ? JavaScript.UNDEFINED : list.remove(list.size() - 1);
  }

  /** {@code list.shift()}: undefined of an empty list. */
  public static @Nullable Object shift(List<?> list) {
    return list.isEmpty() ? JavaScript.UNDEFINED : list.remove(0);
  }

  /** {@code list.unshift(item, …)}: the new length. */
  public static int unshift(List<@Nullable Object> list, @Nullable Object... items) {
    list.addAll(0, of(items));
    return list.size();
  }

  /** {@code list.push(item, …)}: the new length. */
  public static int push(List<@Nullable Object> list, @Nullable Object... items) {
    list.addAll(of(items));
    return list.size();
  }

  /** {@code list.reverse()}: the list itself. */
  public static <T> List<T> reverse(List<T> list) {
    Collections.reverse(list);
    return list;
  }

  /** {@code list.sort()}: by text, undefined last; the list itself. */
  public static <T> List<T> sort(List<T> list) {
    return sort(list, (a, b) -> JavaScript.toText(a).compareTo(JavaScript.toText(b)));
  }

  /**
   * {@code list.sort(order)}: stable, undefined last; the list itself. An order that contradicts
   * itself gives some order and does not throw.
   *
   * @param order negative, 0 or positive; NaN counts as 0
   */
  public static <T> List<T> sort(List<T> list, ToDoubleBiFunction<? super T, ? super T> order) {
    List<T> present = new ArrayList<>();
    List<T> absent = new ArrayList<>();
    for (T each : list) {
      (each == JavaScript.UNDEFINED ? absent : present).add(each);
    }
    List<T> sorted = StableSort.merged(present, order);
    sorted.addAll(absent);
    for (int i = 0; i < sorted.size(); i++) {
      list.set(i, sorted.get(i));
    }
    return list;
  }
}
