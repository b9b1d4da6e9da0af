package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.certificate.Sha256;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * Whatever file was the last to be written, all scripts are whole and known, and the rest follows.
 */
final class SquashFilesTest {
  private final Path directory;

  SquashFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatIsInterruptedIsKnownAndCompleted() throws IOException {
    SortedMap<String, String> parts =
        new TreeMap<>(Map.of("sql/B1__squash.sql", "one", "sql/B1__squash.sql.conf", "in parts"));
    SortedMap<String, String> whole = new TreeMap<>(Map.of("sql/B1__squash.sql", "other one"));
    SortedMap<String, String> newer = new TreeMap<>(Map.of("sql/B2__squash.sql", "two"));
    for (List<SortedMap<String, String>> change :
        List.of(
            List.of(parts, newer),
            List.of(parts, whole),
            List.of(whole, parts),
            List.of(newer, parts))) {
      int steps = 1;
      for (int taken = 0; taken <= steps; taken++) {
        Path set = Files.createTempDirectory(directory, "set");
        write(set, "1", change.get(0));
        List<SquashFiles.Step> all = files(set, "2", change.get(1)).steps();
        steps = all.size();
        all.subList(0, taken).forEach(SquashFiles.Step::take);
        assertEquals(present(set), SetFiles.read(set).ours(), "all is known after " + taken);
        write(set, "2", change.get(1));
        assertEquals(hashes(change.get(1)), present(set));
        SquashRecord squash = SquashFile.read(set).orElseThrow();
        assertTrue(squash.former().isEmpty());
        assertEquals(hashes(change.get(1)), squash.files());
      }
    }
  }

  private static void write(Path set, String version, SortedMap<String, String> texts)
      throws IOException {
    Files.createDirectories(set.resolve("sql"));
    files(set, version, texts).write();
  }

  private static SquashFiles files(Path set, String version, SortedMap<String, String> texts) {
    SquashRecord squash =
        new SquashRecord(
            version,
            hashes(texts),
            Files.exists(set.resolve("sql")) ? SetFiles.read(set).ours() : new TreeMap<>(),
            List.of(version),
            Optional.of("00"),
            "11",
            "dump",
            "15.1",
            List.of("NAME"));
    return new SquashFiles(set, squash, texts);
  }

  private static SortedMap<String, String> hashes(Map<String, String> texts) {
    SortedMap<String, String> hashes = new TreeMap<>();
    texts.forEach(
        (path, text) -> hashes.put(path, Sha256.of(text.getBytes(StandardCharsets.UTF_8))));
    return hashes;
  }

  private static SortedMap<String, String> present(Path set) throws IOException {
    SortedMap<String, String> present = new TreeMap<>();
    try (Stream<Path> files = Files.list(set.resolve("sql"))) {
      for (Path file : files.toList()) {
        present.put("sql/" + file.getFileName(), Sha256.of(file));
      }
    }
    return present;
  }
}
