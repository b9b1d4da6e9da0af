package unimig.converter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CompileCheckTest {
  private final CompileCheck check = new CompileCheck("");

  @Test
  void namesWhatDoesNotCompile() {
    assertEquals(
        Map.of(
            "java/B.java",
                "line 2: incompatible types: java.lang.String cannot be converted to int",
            "java/C.java", "line 1: ';' expected"),
        check.failing(
            Map.of(
                "java/A.java", "class A {}\n",
                "java/B.java", "class B {\nint a = \"a\";\n}\n",
                "java/C.java", "class C { int a }\n")));
  }

  @Test
  void takesWarningsAsSeriously() {
    assertEquals(
        Map.of("java/A.java", "line 1: redundant cast to java.lang.String"),
        check.failing(Map.of("java/A.java", "class A { String a = (String) \"\"; }\n")));
  }

  @Test
  void findsNothingInGoodSources() {
    assertEquals(Map.of(), check.failing(Map.of("java/A.java", "class A {}\n")));
    assertEquals(Map.of(), check.failing(Map.of()));
  }
}
