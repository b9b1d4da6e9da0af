package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLayoutTest {

  /** Pairs in {@code layout.txt}: before {@code ->} what goes in, after it what comes out. */
  @ParameterizedTest
  @MethodSource("pairs")
  void divides(String sql, String expected) {
    assertEquals(expected, SqlLayout.layout(sql));
    assertEquals(expected, SqlLayout.layout(expected), "laid out twice");
  }

  static List<String[]> pairs() throws IOException {
    List<String[]> pairs = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(SqlLayoutTest.class.getResourceAsStream("layout.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String pair : text.split("\n={8}\n", -1)) {
        pairs.add(pair.strip().split("\n->\n", 2));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "select 'a", "select \\ 1", "select $x$ a"})
  void leavesWhatIsNoSqlAlone(String text) {
    assertEquals(text, SqlLayout.layout(text));
  }

  @Test
  void dropsWhiteSpaceAtBothEnds() {
    assertEquals("select 1", SqlLayout.layout(" \n select 1\t\n"));
  }

  @Test
  void keepsIndentationBesideLiteralsThatCannotMove() {
    String function =
        "\n    CREATE FUNCTION f() RETURNS int AS $$\n    SELECT 1\n    $$ LANGUAGE sql;\n  ";
    assertEquals(
        "    CREATE FUNCTION f() RETURNS int AS $$\n    SELECT 1\n    $$ LANGUAGE sql;",
        SqlLayout.layout(function));
  }

  @Test
  void takesSharedIndentationAndTabsFromKeptLines() {
    assertEquals(
        "create table t (\n  a int, -- x\n\n  b int\n)",
        SqlLayout.layout(
            "create table t (\r\n\t\ta int, -- x  \r\n\r\n\n\t\tb int   \n\t)\n"
                .replace("x  ", "x")));
  }

  @Test
  void neverChangesATokenOrAComment() {
    Random random = new Random(11);
    for (int i = 0; i < 4_000; i++) {
      String sql = i % 4 == 0 ? RandomSql.noise(random) : RandomSql.statements(random);
      assertEquals(tokens(sql), tokens(SqlLayout.layout(sql)), sql);
    }
  }

  private static List<String> tokens(String sql) {
    return SqlLexer.lex(sql).stream()
        .filter(token -> token.kind() != Token.Kind.WHITESPACE)
        .map(token -> token.kind() + " " + token.text())
        .toList();
  }
}
