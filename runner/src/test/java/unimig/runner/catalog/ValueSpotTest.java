package unimig.runner.catalog;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which place in a value is shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ValueSpotTest extends ComparedRows {
  ValueSpotTest() throws SQLException {}

  private void assertShown(String type, String ours, String theirs, String shown)
      throws SQLException {
    startAnew();
    String table = "create table orders (id int primary key, total " + type + ");";
    migrate(
        table + "insert into orders values (3, " + ours + ")",
        table + "insert into orders values (3, " + theirs + ")");
    assertDifferences("table \"orders\" row (id=3): column \"total\"" + shown + "\n");
  }

  @Test
  void ofJsonTheFirstPathThatDiffers() throws SQLException {
    for (String type : new String[] {"json", "jsonb"}) {
      assertShown(
          type,
          "'{\"items\": [{\"price\": 1}, {\"price\": 2}], \"zzzzz\": 1}'",
          "'{\"items\": [{\"price\": 1}, {\"price\": \"2\"}], \"zzzzz\": 2}'",
          " at $.items[1].price: original 2, converted \"2\"");
    }
  }

  @Test
  void ofJsonWhatIsMissingNullOrOfAnotherScale() throws SQLException {
    assertShown("json", "'{\"a\": null}'", "'{}'", " at $.a: original null, converted nothing");
    assertShown(
        "json", "'{}'", "'{\"a b\": [1]}'", " at $[\"a b\"]: original nothing, converted [1]");
    assertShown("jsonb", "'[1, 1.0]'", "'[1, 1.00]'", " at $[1]: original 1.0, converted 1.00");
    assertShown("jsonb", "'[]'", "null", ": original '[]', converted null");
    assertShown("jsonb", "'1'", "'2'", " at $: original 1, converted 2");
  }

  @Test
  void ofJsonWithOtherSpacesOrOrderTheText() throws SQLException {
    assertShown(
        "json",
        "'{\"a\":1,\"b\":2}'",
        "'{\"b\":2,\"a\":1}'",
        ": original '{\"a\":1,\"b\":2}', converted '{\"b\":2,\"a\":1}'");
  }

  @Test
  void notWhatNoRunCanRepeat() throws SQLException {
    assertShown(
        "jsonb",
        "'{\"a\": \"" + U1 + "\", \"b\": 1}'",
        "'{\"a\": \"" + U2 + "\", \"b\": 2}'",
        " at $.b: original 1, converted 2");
  }

  @Test
  void ofArraysTheElement() throws SQLException {
    assertShown(
        "text[]",
        "array['a', 'b,\"', 'c']",
        "array['a', 'b,\"', null]",
        " at [3]: original \"c\", converted null");
    assertShown(
        "int[]",
        "'{{1,2},{3,4}}'",
        "'{{1,2},{3,5}}'",
        " at [2][2]: original \"4\", converted \"5\"");
    assertShown("int[]", "'{1}'", "'{1,2}'", " at [2]: original nothing, converted \"2\"");
    assertShown("int[]", "'[0:0]={1}'", "'{1}'", ": original '[0:0]={1}', converted '{1}'");
  }

  @Test
  void ofLongTextTheCharacter() throws SQLException {
    assertShown(
        "text",
        "repeat('ä', 300) || 'b'",
        "repeat('ä', 300) || 'c'",
        " from character 301: original '…"
            + "ä".repeat(20)
            + "b', converted '…"
            + "ä".repeat(20)
            + "c'");
  }
}
