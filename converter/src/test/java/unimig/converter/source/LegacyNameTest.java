package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LegacyNameTest {

  @ParameterizedTest
  @CsvSource({
    "20240105093000_users, STAMP, 20240105093000, _users",
    "20240105_users, STAMP, 20240105000000, _users",
    "202401050930-users, STAMP, 20240105093000, -users",
    "2024010501_users, STAMP, 20240105010000, _users",
    "20240105093000123_users, STAMP, 20240105093000.123, _users",
    "20240105093000000_users, STAMP, 20240105093000, _users",
    "20240105T093000_users, STAMP, 20240105093000, _users",
    "2024-01-05_users, STAMP, 20240105000000, _users",
    "2024-01-05-093000-users, STAMP, 20240105093000, -users",
    "2024.01.05T09.30.00.users, STAMP, 20240105093000, .users",
    "2024_01_05_093000_users, STAMP, 20240105093000, _users",
    "1704447000_users, STAMP, 20240105093000, _users",
    "1704447000123_users, STAMP, 20240105093000.123, _users",
    "001_users, SEQUENCE, 1, _users",
    "000_init, SEQUENCE, 0, _init",
    "7-users, SEQUENCE, 7, -users",
    "12 users, SEQUENCE, 12, ' users'",
    "00000012_users, SEQUENCE, 12, _users",
    "v3_users, SEQUENCE, 3, _users",
    "1.2.3-users, DOTTED, 1.2.3, -users",
    "1.2.users, DOTTED, 1.2, .users",
    "V1__users, DOTTED, 1, users",
    "V1_2__add_users, DOTTED, 1.2, add_users",
    "V1.10.0__users, DOTTED, 1.10.0, users",
    "V20240105__users, STAMP, 20240105000000, users",
    "20241399_users, SEQUENCE, 20241399, _users",
  })
  void readsVersions(String stem, LegacyName.Shape shape, String version, String rest) {
    LegacyName name = LegacyName.parse(stem);
    assertEquals(shape, name.shape());
    assertEquals(version, name.version().orElseThrow().toString());
    assertEquals(rest, name.rest());
  }

  @ParameterizedTest
  @CsvSource({"users", "2fa_tokens", "index", "release_1", "_20240101", "vision"})
  void findsNone(String stem) {
    LegacyName name = LegacyName.parse(stem);
    assertEquals(LegacyName.Shape.NONE, name.shape());
    assertEquals(stem, name.rest());
  }

  @ParameterizedTest
  @CsvSource({
    "_add_users, add_users",
    "-Füge Straße hinzu, Fuge_Stra_e_hinzu",
    "__a--b..c__, a_b_c",
    "'', migration",
    "_数据, migration",
  })
  void describes(String words, String description) {
    assertEquals(description, Description.of(words));
  }

  @ParameterizedTest
  @CsvSource({"a, 150", "ab_, 149", "abcdefghij_, 150"})
  void cutsLongDescriptions(String unit, int length) {
    assertEquals(length, Description.of(unit.repeat(200)).length());
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0-alpha.1, 1.0.0-alpha.2",
    "1.0.0-alpha.9, 1.0.0-alpha.10",
    "1.0.0-alpha, 1.0.0-alpha.1",
    "1.0.0-beta.11, 1.0.0-rc.1",
    "1.0.0-rc.1, 1.0.0",
    "2.2.3, 2.2.17",
    "v1.9.0, 1.10.0-rc.1",
  })
  void ordersSemanticVersions(String lower, String higher) {
    SemanticVersion one = SemanticVersion.parse(lower).orElseThrow();
    SemanticVersion other = SemanticVersion.parse(higher).orElseThrow();
    assertEquals(-1, Integer.signum(one.compareTo(other)));
    assertEquals(1, Integer.signum(other.compareTo(one)));
  }
}
