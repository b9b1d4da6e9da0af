package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.javaparser.StaticJavaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainShareTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int a = 1;|0|0",
        "int a = (b);|0|0",
        "int a = b + 1;|1|1",
        "a = b;|1|1",
        "db.execute(sql(a.size()));|3|3",
        "Object a = JavaScript.get(row, \"a\");|0|1",
        "Object a = JavaScript.UNDEFINED;|0|1",
        "rows.forEach(JavaScriptText::trim);|1|2",
        "db.update(\"insert\", Knex.rows(list));|1|2",
        "var a = new JavaScriptDate(1);|1|1",
        "boolean a = !JavaScript.truthy(b) && c.isEmpty();|3|4",
      })
  void countsWhatDoesSomething(String statement, int plain, int all) {
    assertEquals(
        new PlainShare(plain, all), PlainShare.of(StaticJavaParser.parseStatement(statement)));
  }

  @Test
  void isAHundredWhereNothingCounts() {
    assertEquals(100, new PlainShare(0, 0).percent());
  }

  @Test
  void isRoundedDown() {
    assertEquals(66, new PlainShare(1, 2).and(new PlainShare(1, 1)).percent());
  }
}
