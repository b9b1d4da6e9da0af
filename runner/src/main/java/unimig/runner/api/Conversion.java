package unimig.runner.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** ECMAScript's type conversions (section 7.1) for the Java values that stand for JavaScript's. */
final class Conversion {
  private Conversion() {}

  static boolean isNumber(@Nullable Object value) {
    return value instanceof Number && !(value instanceof BigInteger);
  }

  static boolean isPrimitive(@Nullable Object value) {
    return value == null
        || value == Undefined.UNDEFINED
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean;
  }

  /** Without a preferred type: of our objects all become text; they have no {@code valueOf}. */
  static @Nullable Object primitive(@Nullable Object value) {
    return isPrimitive(value) ? value : text(value);
  }

  /** With numbers preferred: a Date becomes its time. */
  static @Nullable Object numeric(@Nullable Object value) {
    return value instanceof JavaScriptDate date ? (Object) date.getTime() : primitive(value);
  }

  static double number(@Nullable Object value) {
    Object primitive = numeric(value);
    if (primitive instanceof BigInteger) {
      throw JavaScriptException.typeError("Cannot convert a BigInt value to a number");
    }
    if (primitive instanceof Number number) {
      return number.doubleValue();
    }
    if (primitive instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (primitive instanceof String text) {
      return JavaScriptNumber.parse(text);
    }
    return primitive == null ? 0 : Double.NaN;
  }

  static String text(@Nullable Object value) {
    return text(value, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static String text(@Nullable Object value, Set<Object> open) {
    if (value == null || value instanceof BigInteger) {
      return String.valueOf(value);
    }
    if (value instanceof Number number) {
      return JavaScriptNumber.text(number.doubleValue());
    }
    if (value instanceof List<?> list) {
      return join(list, ",", open);
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof JavaScriptMap) {
      return "[object Map]";
    }
    if (value instanceof JavaScriptSet) {
      return "[object Set]";
    }
    if (value instanceof JavaScriptObject || value instanceof Result) {
      return "[object Object]";
    }
    if (value instanceof JavaScriptException error) {
      return error.name() + (error.text().isEmpty() ? "" : ": " + error.text());
    }
    if (isPrimitive(value) || value instanceof JavaScriptDate) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException("no value of JavaScript: " + value.getClass().getName());
  }

  /** {@code list.join(divider)}: null and undefined are empty, a list inside itself too. */
  static String join(List<?> list, String divider) {
    return join(list, divider, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static String join(List<?> list, String divider, Set<Object> open) {
    if (!open.add(list)) {
      return "";
    }
    StringJoiner joined = new StringJoiner(divider);
    for (Object each : list) {
      joined.add(JavaScript.isNullish(each) ? "" : text(each, open));
    }
    open.remove(list);
    return joined.toString();
  }

  /** The sign of a comparison of a big integer with a number that is not NaN. */
  static int compare(BigInteger left, double right) {
    if (Double.isInfinite(right)) {
      return right > 0 ? -1 : 1;
    }
    return new BigDecimal(left).compareTo(new BigDecimal(right));
  }
}
