package unimig.converter.rows;

import java.math.BigDecimal;
import java.util.List;

/** Decimal numbers as texts. */
final class Numbers {
  private Numbers() {}

  /** The number, one more, and one less. */
  static List<String> around(String number) {
    BigDecimal value = new BigDecimal(number);
    return List.of(
        number,
        value.add(BigDecimal.ONE).toPlainString(),
        value.subtract(BigDecimal.ONE).toPlainString());
  }
}
