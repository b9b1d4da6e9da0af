package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptTest {

  /** As {@code new Date(ms).toISOString()} has it. */
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1704447000120, 2024-01-05T09:30:00.120Z",
    "-62167219200000, 0000-01-01T00:00:00.000Z",
    "-62167219200001, -000001-12-31T23:59:59.999Z",
    "253402300800000, +010000-01-01T00:00:00.000Z",
  })
  void writesTimesAsJavaScriptDoes(long epochMillis, String expected) {
    assertEquals(expected, JavaScript.isoString(Instant.ofEpochMilli(epochMillis)));
  }

  @Test
  void digitsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
    try {
      assertEquals("1970-01-01T00:00:00.000Z", JavaScript.isoString(Instant.EPOCH));
    } finally {
      Locale.setDefault(before);
    }
  }
}
