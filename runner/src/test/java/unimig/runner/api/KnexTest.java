package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What marked values make of a statement, as Knex 3 makes it of them. */
final class KnexTest {
  @Test
  void readsLimitsAsWholeNumbers() {
    assertShape("select 1 limit ?", List.of(2), Knex.limit(2.9));
    assertShape("select 1 limit ?", List.of(12), Knex.limit(" 12 pages"));
    assertShape("select 1 limit ?", List.of(0), Knex.limit(0));
    assertShape("select 1 ", List.of(), Knex.limit("all"));
    assertShape("select 1 ", List.of(), Knex.limit(null));
    assertShape("select 1 ", List.of(), Knex.limit(JavaScript.UNDEFINED));
  }

  @Test
  void leavesOutNoRows() {
    assertEquals("select 1 ", Knex.shape("select 1 offset ?", Knex.offset("0")).sql());
    assertEquals("select 1 ", Knex.shape("select 1 offset ?", Knex.offset(Double.NaN)).sql());
    assertThrows(JavaScriptException.class, () -> Knex.offset(-1));
  }

  @Test
  void putsSchemasBeforeNames() {
    assertEquals("update \"a\".\"b\".\"t\"", shape("update ?", Knex.qualified("a.b", "t")));
    assertEquals("from \"a\".\"t\" as \"x\"", shape("from ?", Knex.qualified("a", "t as x")));
    assertEquals("update \"t\"", shape("update ?", Knex.qualified("", "t")));
    assertEquals("drop index \"A\".\"i\"", shape("drop index ?", Knex.inSchema("A", "i")));
    assertEquals("drop index \"i\"", shape("drop index ?", Knex.inSchema(null, "i")));
    assertEquals("s = current_schema()", shape("s = ?", Knex.orCurrentSchema("")));
    assertShape("s = ?", List.of("x"), Knex.orCurrentSchema("x"));
  }

  private static String shape(String sql, @Nullable Object value) {
    return Knex.shape(sql, value).sql();
  }

  private static void assertShape(String sql, List<Object> values, @Nullable Object value) {
    Knex.Shaped shaped =
        Knex.shape(sql.contains("limit") || !sql.contains("?") ? "select 1 limit ?" : sql, value);
    assertEquals(sql, shaped.sql());
    assertEquals(Arrays.asList(values.toArray()), shaped.values());
  }
}
