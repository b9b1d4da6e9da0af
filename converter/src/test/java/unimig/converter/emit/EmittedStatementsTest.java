package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmittedStatementsTest {
  @Test
  void areOnOneLineEachInOrderOfTheCode() {
    String code =
        """
        {
          db.execute(\"""
              create table "a" (
                "b" text
              )
              \""");
          List<Row> rows = db.query("select \\"b\\" from a where c = ?", c);
          db.execute("drop table " + name);
          db.transaction(() -> {
            db.update("delete from a");
          });
          other.execute("nothing of the database");
        }
        """;
    assertEquals(
        List.of(
            "create table \"a\" ( \"b\" text )",
            "select \"b\" from a where c = ?",
            "\"drop table \" + name",
            "delete from a"),
        EmittedStatements.of(
            new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17))
                .parseBlock(code)
                .getResult()
                .orElseThrow()));
  }
}
