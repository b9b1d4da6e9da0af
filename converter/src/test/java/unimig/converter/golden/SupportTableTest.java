package unimig.converter.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of what is translated names the golden cases that show it. */
final class SupportTableTest {
  private static final Path ROOT = Path.of("..");
  private static final String PREFIX = "translate_";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z_]+) \\|");

  @Test
  void hasOneRowForEachGoldenCase() throws IOException {
    List<String> rows = rows();
    assertEquals(stems().stream().filter(stem -> !isFormOfOther(stem, rows)).toList(), rows);
  }

  /** {@code turns_leaving} shows more of {@code turns}. */
  private static boolean isFormOfOther(String stem, List<String> rows) {
    return !rows.contains(stem) && rows.stream().anyMatch(row -> stem.startsWith(row + "_"));
  }

  private static List<String> stems() throws IOException {
    try (Stream<Path> cases = Files.list(ROOT.resolve("fixtures/cases"))) {
      return cases
          .map(each -> each.getFileName().toString())
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> name.substring(PREFIX.length()))
          .sorted()
          .toList();
    }
  }

  private static List<String> rows() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String section = readme.substring(readme.indexOf("\n## What is translated\n"));
    String table = section.substring(0, section.indexOf("\n## ", 1));
    return ROW.matcher(table)
        .results()
        .map((MatchResult row) -> row.group(1))
        .filter(stem -> !stem.equals("construct"))
        .toList();
  }
}
