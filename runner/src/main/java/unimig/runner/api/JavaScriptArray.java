package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of JavaScript: mutable lists without holes. */
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

  /** {@code list.join(divider)}: null and undefined are empty. */
  public static String join(List<?> list, String divider) {
    return Conversion.join(list, divider);
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

  static boolean sameValueZero(@Nullable Object left, @Nullable Object right) {
    return JavaScript.strictEquals(left, right)
        || (left instanceof Double a && a.isNaN() && right instanceof Double b && b.isNaN());
  }
}
