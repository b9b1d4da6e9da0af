package unimig.converter.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import unimig.converter.script.LoadedFiles;
import unimig.converter.script.ScriptTree;

final class SourceChecksumTest {
  private static final String SCRIPT = "/project/migrations/1_a.js";
  private static final String OWN = "/project/migrations/shared.js";
  private static final String SETTINGS = "/project/knexfile.js";

  private static int checksum(String script, String shared, String settings) {
    ScriptTree files =
        new ScriptTree()
            .with("migrations/1_a.js", script)
            .with("migrations/shared.js", shared)
            .with("knexfile.js", settings);
    return SourceChecksum.of(
        files,
        SCRIPT,
        new LoadedFiles(Set.of(SCRIPT, OWN, SETTINGS), Set.of(SCRIPT, OWN), Set.of()));
  }

  @Test
  void dependsOnTheMigrationAndWhatItLoads() {
    int released = checksum("a", "b", "c");
    assertEquals(released, checksum("a", "b", "c"));
    assertNotEquals(released, checksum("A", "b", "c"));
    assertNotEquals(released, checksum("a", "B", "c"));
  }

  @Test
  void doesNotDependOnTheSettings() {
    assertEquals(checksum("a", "b", "c"), checksum("a", "b", "C"));
  }
}
