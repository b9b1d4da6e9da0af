package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups that are undefined in some match are not among those that are certain. */
final class RegExpGroupsTest {
  @ParameterizedTest
  @CsvSource({
    "'(a)(b)', '0 1 2'",
    "'(a)?(b)', '0 2'",
    "'(a)*(b)+(c){0,2}', '0 2'",
    "'((a)b)?(c)', '0 3'",
    "'((a)?b)(c)', '0 1 3'",
    "'(?:(a)b)?(c)', '0 2'",
    "'(?:(a)b)(c)', '0 1 2'",
    "'(?<name>a)(b)', '0 1 2'",
    "'(a)|(b)', '0'",
    "'(a|b)(c)', '0'",
    "'(?!(a))(b)', '0'",
    "'(?=(a))(b)', '0'",
    "'[(|](a)\\((b)\\|', '0 1 2'",
    "'[\\](](a)', '0 1'"
  })
  void areCertain(String pattern, String groups) {
    assertEquals(
        groups, String.join(" ", RegExpGroups.match(pattern).columns().orElseThrow().keySet()));
  }
}
