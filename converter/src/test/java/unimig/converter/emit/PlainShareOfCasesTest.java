package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of what the translated golden cases become is plain Java, all together. */
final class PlainShareOfCasesTest {
  private static final Path CASES = Path.of("..", "fixtures", "cases");

  /** Of 100 expressions; to be raised with what is reached. */
  private static final int FLOOR = 85;

  @Test
  void doesNotFall() throws IOException {
    JavaParser parser =
        new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
    PlainShare all = new PlainShare(0, 0);
    List<Path> translated = translated();
    for (Path folder : translated) {
      Node java = parser.parse(folder.resolve("expected.java")).getResult().orElseThrow();
      all = all.and(PlainShare.of(java));
    }
    System.out.printf(
        "plain Java: %d of %d expressions in %d translated cases, %d %%%n",
        all.plain(), all.all(), translated.size(), all.percent());
    assertTrue(all.percent() >= FLOOR, all::toString);
  }

  private static List<Path> translated() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(PlainShareOfCasesTest::isTranslated).sorted().toList();
    }
  }

  private static boolean isTranslated(Path folder) {
    Path mode = folder.resolve("mode.txt");
    try {
      return Files.exists(mode) && Files.readString(mode).strip().equals("translated");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
