package unimig.runner.api;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** An operator on two numbers or two big integers. */
final class Arithmetic {
  static final Arithmetic ADD = new Arithmetic(Double::sum, BigInteger::add);
  static final Arithmetic SUBTRACT = new Arithmetic((a, b) -> a - b, BigInteger::subtract);
  static final Arithmetic MULTIPLY = new Arithmetic((a, b) -> a * b, BigInteger::multiply);
  static final Arithmetic DIVIDE = new Arithmetic((a, b) -> a / b, (a, b) -> a.divide(divisor(b)));
  static final Arithmetic REMAINDER =
      new Arithmetic((a, b) -> a % b, (a, b) -> a.remainder(divisor(b)));
  static final Arithmetic POWER = new Arithmetic(Math::pow, Arithmetic::power);

  private final DoubleBinaryOperator ofNumbers;
  private final BinaryOperator<BigInteger> ofBigIntegers;

  private Arithmetic(DoubleBinaryOperator ofNumbers, BinaryOperator<BigInteger> ofBigIntegers) {
    this.ofNumbers = ofNumbers;
    this.ofBigIntegers = ofBigIntegers;
  }

  Object apply(@Nullable Object left, @Nullable Object right) {
    Object a = Conversion.numeric(left);
    Object b = Conversion.numeric(right);
    if (a instanceof BigInteger big && b instanceof BigInteger other) {
      return ofBigIntegers.apply(big, other);
    }
    if (a instanceof BigInteger || b instanceof BigInteger) {
      throw JavaScriptException.typeError(
          "Cannot mix BigInt and other types, use explicit conversions");
    }
    return JavaScriptNumber.of(ofNumbers.applyAsDouble(Conversion.number(a), Conversion.number(b)));
  }

  private static BigInteger divisor(BigInteger value) {
    if (value.signum() == 0) {
      throw JavaScriptException.rangeError("Division by zero");
    }
    return value;
  }

  private static BigInteger power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw JavaScriptException.rangeError("Exponent must be non-negative");
    }
    return base.pow(exponent.intValueExact());
  }
}
