package unimig.runner.api;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What JavaScript does otherwise than Java, for migrations that relied on it: operators and
 * conversions. Values are null, {@link #UNDEFINED}, Boolean, numbers (see {@link
 * JavaScriptNumber}), BigInteger, String, {@link JavaScriptDate}, List for arrays, {@link
 * JavaScriptObject} for plain objects, byte arrays for buffers, {@link JavaScriptMap} and {@link
 * JavaScriptSet}.
 */
public final class JavaScript {
  /** The value {@code undefined}. */
  public static final Object UNDEFINED = Undefined.UNDEFINED;

  private static final String FOUR_DIGIT_YEAR = "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ";
  private static final String SIX_DIGIT_YEAR = "%+07d-%02d-%02dT%02d:%02d:%02d.%03dZ";

  private JavaScript() {}

  /** {@code value || fallback()}. */
  public static @Nullable Object orGet(
      @Nullable Object value, Supplier<? extends @Nullable Object> fallback) {
    return truthy(value) ? value : fallback.get();
  }

  /** {@code value || fallback}. */
  public static @Nullable Object or(@Nullable Object value, @Nullable Object fallback) {
    return truthy(value) ? value : fallback;
  }

  /** {@code value == null}. */
  public static boolean isNullish(@Nullable Object value) {
    return value == null || value == UNDEFINED;
  }

  /** What may be missing, such as a variable of the environment. */
  public static Object orUndefined(Optional<?> value) {
    return value.isPresent() ? value.get() : UNDEFINED;
  }

  /** What Java holds as null where it is undefined. */
  public static Object orUndefined(@Nullable Object value) {
    return value == null ? UNDEFINED : value;
  }

  /** {@code target?.[key]}. */
  public static @Nullable Object getIfPresent(@Nullable Object target, @Nullable Object key) {
    return isNullish(target) ? UNDEFINED : get(target, key);
  }

  /** {@code value ?? fallback}, where it is no matter that the fallback is evaluated. */
  public static @Nullable Object ifNullish(@Nullable Object value, @Nullable Object fallback) {
    return isNullish(value) ? fallback : value;
  }

  /** A default: what stands in the place of undefined. */
  public static @Nullable Object orElse(@Nullable Object value, @Nullable Object fallback) {
    return value == UNDEFINED ? fallback : value;
  }

  /** Whether {@code if (value)} goes in. */
  public static boolean truthy(@Nullable Object value) {
    if (value instanceof BigInteger big) {
      return big.signum() != 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
    }
    return !isNullish(value) && !Boolean.FALSE.equals(value) && !"".equals(value);
  }

  /** {@code typeof value}. */
  public static String typeOf(@Nullable Object value) {
    if (value instanceof BigInteger) {
      return "bigint";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value == UNDEFINED ? "undefined" : value instanceof String ? "string" : "object";
  }

  /** {@code left === right}. */
  public static boolean strictEquals(@Nullable Object left, @Nullable Object right) {
    if (Conversion.isNumber(left) && Conversion.isNumber(right)) {
      return number(left) == number(right);
    }
    return left == right
        || (left instanceof String && left.equals(right))
        || (left instanceof Boolean && left.equals(right))
        || (left instanceof BigInteger && left.equals(right));
  }

  /** {@code left == right}. */
  public static boolean looseEquals(@Nullable Object left, @Nullable Object right) {
    if (isNullish(left) || isNullish(right)) {
      return isNullish(left) && isNullish(right);
    }
    if (!Conversion.isPrimitive(left) && !Conversion.isPrimitive(right)) {
      return left == right;
    }
    Object a = Conversion.primitive(left);
    Object b = Conversion.primitive(right);
    if (a instanceof String && b instanceof String) {
      return a.equals(b);
    }
    Optional<Integer> order = JavaScriptNumber.order(a, b);
    return order.isPresent() && order.get() == 0;
  }

  /** {@code left + right}: text if either is text. */
  public static Object add(@Nullable Object left, @Nullable Object right) {
    Object a = Conversion.primitive(left);
    Object b = Conversion.primitive(right);
    if (a instanceof String || b instanceof String) {
      return toText(a) + toText(b);
    }
    return Arithmetic.ADD.apply(a, b);
  }

  /** {@code left - right}. */
  public static Object subtract(@Nullable Object left, @Nullable Object right) {
    return Arithmetic.SUBTRACT.apply(left, right);
  }

  /** {@code left * right}. */
  public static Object multiply(@Nullable Object left, @Nullable Object right) {
    return Arithmetic.MULTIPLY.apply(left, right);
  }

  /** {@code left / right}. */
  public static Object divide(@Nullable Object left, @Nullable Object right) {
    return Arithmetic.DIVIDE.apply(left, right);
  }

  /** {@code left % right}. */
  public static Object remainder(@Nullable Object left, @Nullable Object right) {
    return Arithmetic.REMAINDER.apply(left, right);
  }

  /** {@code left ** right}. */
  public static Object power(@Nullable Object left, @Nullable Object right) {
    return Arithmetic.POWER.apply(left, right);
  }

  /** {@code -value}. */
  public static Object negate(@Nullable Object value) {
    Object operand = Conversion.numeric(value);
    return operand instanceof BigInteger big
        ? big.negate()
        : JavaScriptNumber.of(-Conversion.number(operand));
  }

  /** What {@code value++} answers: a number, or a big integer. */
  public static Object numeric(@Nullable Object value) {
    Object operand = Conversion.numeric(value);
    return operand instanceof BigInteger
        ? operand
        : JavaScriptNumber.of(Conversion.number(operand));
  }

  /** What {@code value++} leaves. */
  public static Object increment(@Nullable Object value) {
    Object operand = Conversion.numeric(value);
    return operand instanceof BigInteger big
        ? big.add(BigInteger.ONE)
        : JavaScriptNumber.of(Conversion.number(operand) + 1);
  }

  /** What {@code value--} leaves. */
  public static Object decrement(@Nullable Object value) {
    Object operand = Conversion.numeric(value);
    return operand instanceof BigInteger big
        ? big.subtract(BigInteger.ONE)
        : JavaScriptNumber.of(Conversion.number(operand) - 1);
  }

  /** {@code left < right}. */
  public static boolean less(@Nullable Object left, @Nullable Object right) {
    return compare(left, right).filter(order -> order < 0).isPresent();
  }

  /** {@code left <= right}. */
  public static boolean lessOrEqual(@Nullable Object left, @Nullable Object right) {
    return compare(left, right).filter(order -> order <= 0).isPresent();
  }

  /** {@code left > right}. */
  public static boolean greater(@Nullable Object left, @Nullable Object right) {
    return compare(left, right).filter(order -> order > 0).isPresent();
  }

  /** {@code left >= right}. */
  public static boolean greaterOrEqual(@Nullable Object left, @Nullable Object right) {
    return compare(left, right).filter(order -> order >= 0).isPresent();
  }

  /**
   * The order that {@code <} and its like see: texts by UTF-16 code units, all else as numbers;
   * none if NaN is among them.
   */
  public static Optional<Integer> compare(@Nullable Object left, @Nullable Object right) {
    Object a = Conversion.numeric(left);
    Object b = Conversion.numeric(right);
    return a instanceof String text && b instanceof String other
        ? Optional.of(Integer.signum(text.compareTo(other)))
        : JavaScriptNumber.order(a, b);
  }

  /**
   * {@code +value}; also {@code Number(value)} but for big integers, see {@link #number(Object)}.
   */
  public static double toNumber(@Nullable Object value) {
    return Conversion.number(value);
  }

  /** {@code Number(value)}. */
  public static double number(@Nullable Object value) {
    return value instanceof BigInteger big ? big.doubleValue() : Conversion.number(value);
  }

  /** {@code String(value)}, and what a template literal makes of it. */
  public static String toText(@Nullable Object value) {
    return Conversion.text(value);
  }

  /**
   * {@code target[key]}; {@link #UNDEFINED} if there is no such property.
   *
   * @throws JavaScriptException a TypeError if {@code target} is null or undefined
   */
  public static @Nullable Object get(@Nullable Object target, @Nullable Object key) {
    return Properties.get(target, key);
  }

  /** {@code target[key] = value}; answers the value. */
  public static @Nullable Object set(
      @Nullable Object target, @Nullable Object key, @Nullable Object value) {
    Properties.set(target, key, value);
    return value;
  }

  /** {@code delete target[key]}. */
  public static void delete(@Nullable Object target, @Nullable Object key) {
    Properties.delete(target, key);
  }

  /** {@code key in target}. */
  public static boolean has(@Nullable Object target, @Nullable Object key) {
    return Properties.has(target, key);
  }

  /** {@code list[index]}; {@link #UNDEFINED} outside of it. */
  public static @Nullable Object at(List<?> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : UNDEFINED;
  }

  /** {@code { key: value, … }} of a property name, its value, and so on. */
  public static JavaScriptObject object(@Nullable Object... keysAndValues) {
    return JavaScriptObject.of(keysAndValues);
  }

  /**
   * An object without properties that only gets values of one type, under keys that only the run
   * knows. Where it has no such key, {@code get} answers null, and fails for what objects inherit.
   */
  @SuppressWarnings("unchecked") // Its user puts nothing else into it.
  public static <T> Map<String, T> dictionary() {
    return (Map<String, T>) (Map<String, ?>) new Dictionary();
  }

  /** {@code JSON.stringify(value)}; {@link #UNDEFINED} of undefined. */
  public static Object json(@Nullable Object value) {
    return JavaScriptJson.stringify(value);
  }

  /** {@code JSON.stringify(list)}. */
  public static String json(List<?> list) {
    return (String) JavaScriptJson.stringify(list);
  }

  /** {@code JSON.stringify(object)}. */
  public static String json(Map<String, ?> object) {
    return (String) JavaScriptJson.stringify(object);
  }

  /** {@code JSON.parse(text)}. */
  public static @Nullable Object parseJson(@Nullable Object text) {
    return JavaScriptJson.parse(toText(text));
  }

  /**
   * {@code Date.prototype.toISOString}: UTC with three digits of milliseconds, such as {@code
   * 2024-01-05T09:30:00.000Z}. Years outside 0 to 9999 have a sign and six digits.
   */
  public static String isoString(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    int year = time.getYear();
    return String.format(
        Locale.ROOT,
        year < 0 || year > 9999 ? SIX_DIGIT_YEAR : FOUR_DIGIT_YEAR,
        year,
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getNano() / 1_000_000);
  }
}
