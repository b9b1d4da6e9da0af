package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegClassTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "public.orders         | table \"orders\"",
        "shop.orders           | table \"shop\".\"orders\"",
        "\"My.Shop\".\"Or\"\"der\" | table \"My.Shop\".\"Or\"der\"",
        "orders                | table \"orders\"",
      })
  void tablesAreCalledAsSnapshotsDo(String name, String table) {
    assertEquals(table, RegClass.table(name));
    assertEquals(table, RegClass.tableOfColumn(name.contains(".") ? name + ".\"I.d\"" : name));
  }
}
