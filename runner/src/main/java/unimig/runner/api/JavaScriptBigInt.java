package unimig.runner.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code BigInt}. */
public final class JavaScriptBigInt {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+");
  private static final Pattern RADIX =
      Pattern.compile("0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+))");
  private static final int[] RADIXES = {16, 8, 2};

  private JavaScriptBigInt() {}

  /**
   * {@code BigInt(value)}.
   *
   * @throws JavaScriptException as JavaScript does, for what is no whole number
   */
  public static BigInteger of(@Nullable Object value) {
    Object primitive = Conversion.numeric(value);
    if (primitive instanceof BigInteger big) {
      return big;
    }
    if (primitive instanceof Boolean bool) {
      return bool ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (primitive instanceof Number number) {
      return ofNumber(number.doubleValue());
    }
    if (primitive instanceof String text) {
      return find(text)
          .orElseThrow(
              () -> JavaScriptException.syntaxError("Cannot convert " + text + " to a BigInt"));
    }
    throw JavaScriptException.typeError("Cannot convert " + primitive + " to a BigInt");
  }

  private static BigInteger ofNumber(double number) {
    if (!JavaScriptNumber.isInteger(number)) {
      throw JavaScriptException.rangeError(
          "The number "
              + JavaScriptNumber.text(number)
              + " cannot be converted to a BigInt because it is not an integer");
    }
    return new BigDecimal(number).toBigIntegerExact();
  }

  /** The whole number that a text is; 0 of white space. */
  static Optional<BigInteger> find(String text) {
    String trimmed = JavaScriptText.trim(text);
    if (trimmed.isEmpty()) {
      return Optional.of(BigInteger.ZERO);
    }
    if (DECIMAL.matcher(trimmed).matches()) {
      return Optional.of(new BigInteger(trimmed));
    }
    return prefixed(trimmed);
  }

  /** What {@code 0x}, {@code 0o} or {@code 0b} stands before. */
  static Optional<BigInteger> prefixed(String text) {
    Matcher radix = RADIX.matcher(text);
    if (radix.matches()) {
      for (int i = 0; i < RADIXES.length; i++) {
        if (radix.group(i + 1) != null) {
          return Optional.of(new BigInteger(radix.group(i + 1), RADIXES[i]));
        }
      }
    }
    return Optional.empty();
  }
}
