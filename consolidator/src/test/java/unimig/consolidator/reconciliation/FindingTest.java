package unimig.consolidator.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unimig.consolidator.reconciliation.Finding.Code;

final class FindingTest {
  @Test
  void everyCodeIsInTheDocumentation() throws IOException {
    List<String> expected =
        Stream.of(Code.values())
            .map(code -> "| " + code + " | " + (code.isBlocking() ? "error" : "note") + " |")
            .toList();
    try (Stream<String> lines = Files.lines(Path.of("docs/adopt.md"))) {
      assertEquals(
          expected,
          lines
              .filter(line -> line.matches("\\| [A-Z]+_?[A-Z_]* \\| (error|note) \\|.*"))
              .map(line -> line.replaceFirst("^(\\|[^|]*\\|[^|]*\\|).*", "$1"))
              .toList());
    }
  }
}
