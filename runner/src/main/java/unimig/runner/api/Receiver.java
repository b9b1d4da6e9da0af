package unimig.runner.api;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method is called on, where only the run knows its type. Each throws the TypeError of
 * JavaScript where the value has no such method.
 */
public final class Receiver {
  private Receiver() {}

  /** A text. */
  public static String text(@Nullable Object value, String method) {
    return of(String.class, value, method);
  }

  /** A list. */
  @SuppressWarnings("unchecked") // A list can hold any value of JavaScript.
  public static List<@Nullable Object> list(@Nullable Object value, String method) {
    return (List<@Nullable Object>) of(List.class, value, method);
  }

  /** A number. */
  public static double number(@Nullable Object value, String method) {
    Object number = value instanceof BigInteger ? "a big integer, which has other methods" : value;
    return of(Number.class, number, method).doubleValue();
  }

  /** A date. */
  public static JavaScriptDate date(@Nullable Object value, String method) {
    return of(JavaScriptDate.class, value, method);
  }

  /** {@code value.toString()} of anything but a buffer. */
  public static String toText(@Nullable Object value) {
    if (value instanceof byte[]) {
      throw new IllegalStateException("the text of a buffer");
    }
    return JavaScript.toText(of(Object.class, value, "toString"));
  }

  /** {@code value.includes(other)} of a text or list. */
  public static boolean includes(@Nullable Object value, @Nullable Object other) {
    return value instanceof List<?> list
        ? JavaScriptArray.includes(list, other)
        : JavaScriptText.includes(text(value, "includes"), JavaScript.toText(other), 0);
  }

  /** {@code value.indexOf(other)} of a text or list. */
  public static int indexOf(@Nullable Object value, @Nullable Object other) {
    return value instanceof List<?> list
        ? JavaScriptArray.indexOf(list, other)
        : text(value, "indexOf").indexOf(JavaScript.toText(other));
  }

  /** {@code value.at(index)} of a text or list. */
  public static @Nullable Object at(@Nullable Object value, double index) {
    return value instanceof List<?> list
        ? JavaScriptArray.at(list, index)
        : JavaScriptText.at(text(value, "at"), index);
  }

  /** {@code value.slice(start)} of a text or list. */
  public static Object slice(@Nullable Object value, double start) {
    return value instanceof List<?> list
        ? JavaScriptArray.slice(list, start)
        : JavaScriptText.slice(text(value, "slice"), start);
  }

  /** {@code value.slice(start, end)} of a text or list. */
  public static Object slice(@Nullable Object value, double start, double end) {
    return value instanceof List<?> list
        ? JavaScriptArray.slice(list, start, end)
        : JavaScriptText.slice(text(value, "slice"), start, end);
  }

  private static <T> T of(Class<T> type, @Nullable Object value, String method) {
    if (value == null || value == JavaScript.UNDEFINED) {
      throw JavaScriptException.typeError(
          "Cannot read properties of " + value + " (reading '" + method + "')");
    }
    boolean other =
        value instanceof JavaScriptMap || value instanceof JavaScriptSet || value instanceof byte[];
    if (other) {
      throw new IllegalStateException("." + method + "() of a " + value.getClass().getSimpleName());
    }
    if (!type.isInstance(value)) {
      throw JavaScriptException.typeError(method + " is not a function");
    }
    return type.cast(value);
  }
}
