package unimig.runner.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of JavaScript. One that is a whole int is an {@link Integer}, every other one, -0 among
 * them, a {@link Double}.
 */
public final class JavaScriptNumber {
  /** Enough for every double. */
  private static final int MAX_DIGITS = 17;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(Infinity|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)");

  /** Above it not all whole numbers are doubles. */
  private static final double GREATEST_EXACT = 9007199254740992.0;

  private JavaScriptNumber() {}

  /** The number as JavaScript values are kept. */
  public static Object of(double value) {
    int whole = (int) value;
    boolean isWhole = whole == value && (whole != 0 || 1 / value > 0);
    return isWhole ? (Object) whole : (Object) value;
  }

  /** {@code Number.prototype.toString()}, such as {@code 0.1}, {@code 1e+21}, {@code NaN}. */
  public static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    if (value == 0) {
      return "0";
    }
    if (value == (int) value) {
      return Integer.toString((int) value);
    }
    BigDecimal shortest = shortest(value);
    double magnitude = Math.abs(value);
    if (magnitude >= 1e-6 && magnitude < 1e21) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return String.format(
        Locale.ROOT,
        "%s%se%s%d",
        value < 0 ? "-" : "",
        mantissa,
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }

  /** The fewest digits that read back as {@code value}, the nearest of them. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      Optional<BigDecimal> found = readingBack(exact, digits);
      if (found.isPresent()) {
        return found.get().stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  /** Below a power of two doubles lie closer, so the nearest decimal may not read back. */
  private static Optional<BigDecimal> readingBack(BigDecimal exact, int digits) {
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.UP)
        .map(rounding -> exact.round(new MathContext(digits, rounding)))
        .filter(rounded -> rounded.doubleValue() == exact.doubleValue())
        .findFirst();
  }

  /** {@code Number(text)}: NaN for text that is no number, 0 for white space. */
  public static double parse(String text) {
    String trimmed = JavaScriptText.trim(text);
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (DECIMAL.matcher(trimmed).matches()) {
      return Double.parseDouble(trimmed);
    }
    return JavaScriptBigInt.prefixed(trimmed).map(BigInteger::doubleValue).orElse(Double.NaN);
  }

  /** {@code parseFloat(text)}: the longest decimal number that it begins with. */
  public static Object parseFloat(String text) {
    Matcher decimal = DECIMAL.matcher(JavaScriptText.trim(text));
    return of(decimal.lookingAt() ? Double.parseDouble(decimal.group()) : Double.NaN);
  }

  /** {@code parseInt(text)}: decimal, or hexadecimal after {@code 0x}. */
  public static Object parseInt(String text) {
    return parseInt(text, 0);
  }

  /**
   * {@code parseInt(text, radix)}.
   *
   * @param radix 0 for 10, or 16 after {@code 0x}
   * @throws IllegalStateException for numbers beyond 2^53 with a radix that is neither 10 nor a
   *     power of two; engines round them each in its own way
   */
  public static Object parseInt(String text, int radix) {
    String digits = JavaScriptText.trim(text);
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    boolean hexadecimal = (radix == 0 || radix == 16) && digits.regionMatches(true, 0, "0x", 0, 2);
    int base = hexadecimal ? 16 : radix == 0 ? 10 : radix;
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      return Double.NaN;
    }
    int from = hexadecimal ? 2 : 0;
    int end = from;
    while (end < digits.length() && digit(digits.charAt(end), base) >= 0) {
      end++;
    }
    if (end == from) {
      return Double.NaN;
    }
    double value = new BigInteger(digits.substring(from, end), base).doubleValue();
    if (value >= GREATEST_EXACT && base != 10 && Integer.bitCount(base) != 1) {
      throw new IllegalStateException("how such a great number is rounded depends on the engine");
    }
    return of(negative ? -value : value);
  }

  /** Only ASCII: Java takes digits of other scripts too. */
  private static int digit(char character, int radix) {
    return character < 128 ? Character.digit(character, radix) : -1;
  }

  /**
   * {@code value.toFixed(digits)}.
   *
   * @param digits 0 to 100
   */
  public static String toFixed(double value, int digits) {
    if (digits < 0 || digits > 100) {
      throw JavaScriptException.rangeError("toFixed() digits argument must be between 0 and 100");
    }
    if (Double.isNaN(value) || Math.abs(value) >= 1e21) {
      return text(value);
    }
    BigDecimal rounded = new BigDecimal(Math.abs(value)).setScale(digits, RoundingMode.HALF_UP);
    return (value < 0 ? "-" : "") + rounded.toPlainString();
  }

  /** {@code Math.max(...list)}. */
  public static double max(List<?> list) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (Object each : list) {
      greatest = Math.max(greatest, JavaScript.toNumber(each));
    }
    return greatest;
  }

  /** {@code Math.min(...list)}. */
  public static double min(List<?> list) {
    double least = Double.POSITIVE_INFINITY;
    for (Object each : list) {
      least = Math.min(least, JavaScript.toNumber(each));
    }
    return least;
  }

  /** {@code Math.round(value)}: halves go up. */
  public static Object round(double value) {
    double floor = Math.floor(value);
    return of(value - floor >= 0.5 ? (value < 0 && floor == -1 ? -0.0 : floor + 1) : floor);
  }

  /** {@code Math.trunc(value)}. */
  public static double truncate(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** A position or count as methods take it: without fraction, 0 for NaN. */
  static double integer(double value) {
    return Double.isNaN(value) ? 0 : truncate(value);
  }

  /** {@code value | 0}. */
  public static int toInt32(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return 0;
    }
    return Math.abs(value) < 1L << 53
        ? (int) (long) value
        : new BigDecimal(value).toBigInteger().intValue();
  }

  /**
   * The order of two primitives that are not both text, as numbers; a text beside a big integer
   * must be a whole number. None if NaN is among them.
   */
  static Optional<Integer> order(@Nullable Object left, @Nullable Object right) {
    if (left instanceof BigInteger a && right instanceof BigInteger b) {
      return Optional.of(a.compareTo(b));
    }
    if (left instanceof BigInteger a) {
      return right instanceof String text
          ? JavaScriptBigInt.find(text).map(a::compareTo)
          : order(a, Conversion.number(right));
    }
    if (right instanceof BigInteger) {
      return order(right, left).map(order -> -order);
    }
    double a = Conversion.number(left);
    double b = Conversion.number(right);
    return Double.isNaN(a) || Double.isNaN(b)
        ? Optional.empty()
        : Optional.of(a < b ? -1 : a > b ? 1 : 0);
  }

  private static Optional<Integer> order(BigInteger left, double right) {
    return Double.isNaN(right) ? Optional.empty() : Optional.of(Conversion.compare(left, right));
  }

  /** {@code Number.isInteger(value)}: false of what is no number. */
  public static boolean isInteger(@Nullable Object value) {
    return isFinite(value) && Math.floor(Conversion.number(value)) == Conversion.number(value);
  }

  /** {@code Number.isSafeInteger(value)}: false of what is no number. */
  public static boolean isSafeInteger(@Nullable Object value) {
    return isInteger(value) && Math.abs(Conversion.number(value)) <= 9007199254740991d;
  }

  /** {@code Number.isFinite(value)}: false of what is no number. */
  public static boolean isFinite(@Nullable Object value) {
    return Conversion.isNumber(value) && Double.isFinite(Conversion.number(value));
  }

  /** {@code Number.isNaN(value)}: false of what is no number. */
  public static boolean isNaN(@Nullable Object value) {
    return Conversion.isNumber(value) && Double.isNaN(Conversion.number(value));
  }
}
