package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

  /** Each SQL beside its significant tokens and comments, with {@code ¦} between them. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ⇒ ",
      quoteCharacter = '§',
      value = {
        "select 'it''s', 1 ⇒ select¦'it''s'¦,¦1",
        "select 'a\\', 'b' ⇒ select¦'a\\'¦,¦'b'",
        "select E'a\\', ''b', e'c' ⇒ select¦E'a\\', ''b'¦,¦e'c'",
        "b'01' X'ff' U&'d\\0061' N'n' ⇒ b'01'¦X'ff'¦U&'d\\0061'¦N'n'",
        "u&\"d\"\"q\" \"a\"\"b\" ⇒ u&\"d\"\"q\"¦\"a\"\"b\"",
        "$$a'b$$ $t$ $$ $T$ $t$ ⇒ $$a'b$$¦$t$ $$ $T$ $t$",
        "$ä$x$ä$ ⇒ $ä$x$ä$",
        "a$1 $1 $12 x$a$y ⇒ a$1¦$1¦$12¦x$a$y",
        "/* a /* b */ c */ x -- ' y ⇒ /* a /* b */ c */¦x¦-- ' y",
        "1.5 .5 1. 1e10 1E-3 0x1F 1_000 1..10 ⇒ 1.5¦.5¦1.¦1e10¦1E-3¦0x1F¦1_000¦1¦..¦10",
        "a?b a?|b a?&b a@?b ?-| ⇒ a¦?¦b¦a¦?|¦b¦a¦?&¦b¦a¦@?¦b¦?-|",
        "a=-1 b@-1 c<-2 d+-3 ⇒ a¦=¦-¦1¦b¦@-¦1¦c¦<¦-¦2¦d¦+¦-¦3",
        "a*/*c*/b a--c ⇒ a¦*¦/*c*/¦b¦a¦--c",
        "a::int[1:2] x := 1, f(a => 2) ⇒ a¦::¦int¦[¦1¦:¦2¦]¦x¦:=¦1¦,¦f¦(¦a¦=>¦2¦)",
        "a->>'b' #>> '{}' && || ⇒ a¦->>¦'b'¦#>>¦'{}'¦&&¦||",
        "ärger größe$1 ⇒ ärger¦größe$1",
        "e 'a' ⇒ e¦'a'",
      })
  void cutsAsPostgresDoes(String sql, String expected) {
    assertEquals(expected, shown(SqlLexer.lex(sql)));
  }

  @Test
  void literalsThatContinueOnTheNextLineAreOne() {
    assertEquals("E'a'\n  'b\\' c'¦d", shown(SqlLexer.lex("E'a'\n  'b\\' c' d")));
    assertEquals("'a' -- x\n 'b'", shown(SqlLexer.lex("'a' -- x\n 'b'")));
    assertEquals("'a'¦'b'", shown(SqlLexer.lex("'a' 'b'")));
    assertEquals("'a'¦/*\n*/¦'b'", shown(SqlLexer.lex("'a' /*\n*/ 'b'")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "/* a /* */", "$x$ a $$", "E'a\\'", "U&'", "u&\"a"})
  void whatNeverEndsIsUnterminated(String sql) {
    List<Token> tokens = SqlLexer.lex(sql);
    assertEquals(Token.Kind.UNTERMINATED, tokens.get(tokens.size() - 1).kind());
  }

  @Test
  void backslashCommandsAreOfScriptsOnly() {
    String script = "\\set x 1\nselect 1; \\echo a;b\nselect '\\d';";
    assertEquals(
        "\\set x 1¦select¦1¦;¦\\echo a;b¦select¦'\\d'¦;", shown(SqlLexer.lexScript(script)));
    assertEquals(Token.Kind.UNKNOWN, SqlLexer.lex("\\d").get(0).kind());
  }

  @Test
  void copyDataReachToTheLineWithBackslashAndDot() {
    String script = "COPY \"t\" (a) FROM stdin; -- x\n1\t'\n\\N\n\\.\nselect 2;";
    assertEquals(
        "COPY¦\"t\"¦(¦a¦)¦FROM¦stdin¦;¦-- x¦1\t'\n\\N\n\\.¦select¦2¦;",
        shown(SqlLexer.lexScript(script)));
    assertEquals("copy¦t¦from¦'f'¦;¦a¦;", shown(SqlLexer.lexScript("copy t from 'f';\na;")));
    assertEquals("copy¦t¦from¦stdin¦;", shown(SqlLexer.lexScript("copy t from stdin;")));
  }

  @Test
  void nothingIsLostOrMadeUp() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String sql = RandomSql.noise(random);
      List<Token> tokens = i % 2 == 0 ? SqlLexer.lex(sql) : SqlLexer.lexScript(sql);
      assertEquals(sql, tokens.stream().map(Token::text).collect(Collectors.joining()));
      int offset = 0;
      for (Token token : tokens) {
        assertEquals(offset, token.offset(), sql);
        offset = token.end();
      }
    }
  }

  private static String shown(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() != Token.Kind.WHITESPACE)
        .map(Token::text)
        .collect(Collectors.joining("¦"));
  }
}
