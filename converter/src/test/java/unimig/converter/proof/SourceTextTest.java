package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {
  private final SourceText text =
      new SourceText("insert into t values ('A4F9-é', '2024-01-31');\nselect 1;");

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a4f9-É", "2024-01-31", "');\nselect 1;", "INSERT INTO T"})
  void hasWhatStandsThere(String value) {
    assertTrue(text.contains(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "2024-01-30", "2024-01-31'  ", "select 1;\n", "4f9-e"})
  void hasNothingElse(String value) {
    assertFalse(text.contains(value));
  }
}
