package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpValueTest {
  @ParameterizedTest
  @CsvSource({
    "DB_SCHEMA, db_schema",
    "DB_SCHEMA_V2, db_schema_v2",
    "REPORTING_ROLE, reporting_role",
    "tablePrefix_table, tableprefix_table",
    "RETENTION_DAYS, 30",
    "PORT, 30"
  })
  void fitsWhatTheNameSays(String name, String value) {
    assertEquals(value, MadeUpValue.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TENANT", "USER_ID", "DB_PASSWORD", "DB_USER_PASS", "DATABASE_URL", "_1"})
  void isOtherwiseUnique(String name) {
    assertEquals(MadeUpValue.of(name), UUID.fromString(MadeUpValue.of(name)).toString());
  }

  @Test
  void isTheSameInEveryRun() {
    assertEquals(MadeUpValue.of("TENANT"), MadeUpValue.of("TENANT"));
  }
}
