package unimig.consolidator.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;

final class BaselineFileTest {
  private final Path directory;

  BaselineFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    BaselineMarker marker = BaselineMarker.of(manifest("1", "2")).orElseThrow();
    BaselineFile.write(directory, marker);
    assertEquals(Optional.of(marker), BaselineFile.read(directory));
    assertEquals("2", marker.version());
    assertEquals(2, marker.legacyEntries());
    assertEquals(
        """
        {
          "version": "2",
          "description": "consolidation point",
          "legacyEntries": 2,
          "manifestHash": "%s"
        }
        """
            .formatted(marker.manifestHash()),
        Files.readString(directory.resolve("baseline.json")));
  }

  @Test
  void withoutEntriesThereIsNoPoint() {
    assertEquals(Optional.empty(), BaselineMarker.of(manifest()));
    assertEquals(Optional.empty(), BaselineFile.read(directory));
  }

  @Test
  void aMarkerOfAnotherManifestIsRefused() {
    BaselineMarker marker = BaselineMarker.of(manifest("1", "2")).orElseThrow();
    marker.verify(manifest("1", "2"));
    BadInputException e =
        assertThrows(BadInputException.class, () -> marker.verify(manifest("1", "3")));
    assertEquals("BASELINE_STALE", e.diagnostics().get(0).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"version\": \"1\"}",
        "{\"version\": \"1\", \"description\": \"d\", \"legacyEntries\": \"x\", "
            + "\"manifestHash\": \"h\"}",
      })
  void whatIsNoMarkerIsRefused(String text) throws IOException {
    Files.writeString(directory.resolve(BaselineFile.NAME), text);
    BadInputException e = assertThrows(BadInputException.class, () -> BaselineFile.read(directory));
    assertEquals("BASELINE_SYNTAX", e.diagnostics().get(0).code());
  }

  private static Manifest manifest(String... versions) {
    return new Manifest(
        List.of(), List.of(versions).stream().map(BaselineFileTest::entry).toList());
  }

  private static Entry entry(String version) {
    return new Entry(
        "set",
        version + ".sql",
        version + ".sql",
        "00",
        version,
        "x",
        Optional.of("sql/V" + version + "__x.sql"),
        Optional.empty(),
        Mode.COPIED,
        true,
        false,
        Optional.of(1),
        Needs.NOTHING);
  }
}
