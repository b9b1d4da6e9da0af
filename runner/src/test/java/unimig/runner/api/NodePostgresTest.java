package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code prepareValue} of node-postgres 8 gives for the same values. */
final class NodePostgresTest {
  private final TimeZone zone = TimeZone.getDefault();
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "5, 5",
    "-5, -5",
    "100, 100",
    "0.1, 0.1",
    "-0.1, -0.1",
    "123.456, 123.456",
    "0.30000000000000004, 0.30000000000000004",
    "1e21, 1e+21",
    "-1.5e300, -1.5e+300",
    "123456789012345680000, 123456789012345680000",
    "999999999999999900000, 999999999999999900000",
    "9007199254740993, 9007199254740992",
    "1e-6, 0.000001",
    "1e-7, 1e-7",
    "1.25e-7, 1.25e-7",
    "5e-324, 5e-324",
    "2e-3, 0.002",
    "2.0e-322, 2e-322",
    "1e23, 1e+23",
    "5.684341886080802e-14, 5.684341886080802e-14",
    "2.9802322387695312e-8, 2.9802322387695312e-8",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
  })
  void numbersAreWrittenAsJavaScriptDoes(double value, String text) {
    assertEquals(text, NodePostgres.text(value));
  }

  @Test
  void otherValuesAreTheirOwnText() {
    assertEquals("true", NodePostgres.text(true));
    assertEquals("7", NodePostgres.text(7));
    assertEquals("9223372036854775807", NodePostgres.text(Long.MAX_VALUE));
    assertEquals("it's", NodePostgres.text("it's"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-01-05T09:30:00Z, 2024-01-05T09:30:00.000+00:00",
    "UTC, 2024-01-05T09:30:00.007Z, 2024-01-05T09:30:00.007+00:00",
    "Asia/Kolkata, 2024-01-05T09:30:00Z, 2024-01-05T15:00:00.000+05:30",
    "America/New_York, 2024-01-05T09:30:00Z, 2024-01-05T04:30:00.000-05:00",
    "America/New_York, 2024-07-05T02:30:00Z, 2024-07-04T22:30:00.000-04:00",
    "America/St_Johns, 2024-01-05T09:30:00Z, 2024-01-05T06:00:00.000-03:30",
    "UTC, 0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000+00:00",
    "UTC, 0000-12-31T00:00:00Z, 0001-12-31T00:00:00.000+00:00 BC",
    "UTC, -0043-03-15T00:00:00Z, 0044-03-15T00:00:00.000+00:00 BC",
    "UTC, +12024-01-05T00:00:00Z, 12024-01-05T00:00:00.000+00:00",
  })
  void datesAreLocalTimeWithOffset(String id, Instant instant, String text) {
    TimeZone.setDefault(TimeZone.getTimeZone(id));
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    assertEquals(text, NodePostgres.text(instant));
  }
}
