package unimig.converter.translate;

import java.util.Optional;

/** Numbers of values whose type says how Java makes them. */
final class Numbers {
  private Numbers() {}

  /** {@code Number(value)}. */
  static Code of(Code value, Unit unit) {
    Type type = value.type();
    boolean digits = type.is(Type.Kind.STRING) && type.digits() != Type.Digits.NONE;
    if (digits && type.nullable() && value.cell().isPresent()) {
      return Code.atom(value.cell().get().call("decimalOr", "0"), Type.DOUBLE).of(value);
    }
    Code number = BinaryRule.orZero(value, unit);
    return plain(number)
        .orElseGet(
            () ->
                Code.atom(unit.javaScript() + ".number(" + number.text() + ")", Type.DOUBLE)
                    .of(value));
  }

  private static Optional<Code> plain(Code value) {
    Type type = value.type();
    if (type.isNumber()) {
      return Optional.of(value);
    }
    return type.isText() ? digits(value) : Optional.empty();
  }

  /** {@code parseInt(value)} and {@code parseInt(value, 10)}. */
  static Optional<Code> whole(Code value) {
    boolean whole = value.type().digits() == Type.Digits.WHOLE;
    return value.type().isText() && whole
        ? digits(value)
        : Optional.of(value).filter(number -> number.type().equals(Type.INT));
  }

  /** {@code parseFloat(value)}. */
  static Optional<Code> decimal(Code value) {
    return plain(value);
  }

  /** What PostgreSQL writes for a number, Java reads as JavaScript does. */
  private static Optional<Code> digits(Code value) {
    return value.type().digits() == Type.Digits.NONE
        ? Optional.empty()
        : Optional.of(Code.atom("Double.parseDouble(" + value.text() + ")", Type.DOUBLE).of(value));
  }
}
