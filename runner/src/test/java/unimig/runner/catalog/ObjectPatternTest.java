package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "orders       | table     | public | orders     | true",
        "orders       | table     | shop   | orders     | true",
        "orders       | table     | shop   | orders2    | false",
        "shop.orders  | table     | public | orders     | false",
        "shop.orders  | table     | shop   | orders     | true",
        "s*.o?ders*   | view      | shop   | orders_new | true",
        "o?           | table     | shop   | o          | false",
        "shop.*       | function  | shop   | f(integer) | true",
        "shop.*       | schema    | ``     | shop       | true",
        "shop.*       | schema    | ``     | other      | false",
        "shop.x*      | schema    | ``     | shop       | false",
        "hstore       | extension | ``     | hstore     | true",
        "extension:h* | extension | ``     | hstore     | true",
        "extension:h* | table     | public | hstore     | false",
        "a+b          | table     | public | aab        | false",
        "f(a.b)       | function  | public | f(a.b)     | true",
        "foreign table:x.y | foreign table | x | y      | true",
      })
  void matches(String pattern, String kind, String schema, String name, boolean expected) {
    assertEquals(
        expected, ObjectPattern.parse(pattern).orElseThrow().matches(kind, schema, name), pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x:", "x.", "extension:a."})
  void whatNamesNothingIsNoPattern(String text) {
    assertEquals(Optional.empty(), ObjectPattern.parse(text));
  }
}
