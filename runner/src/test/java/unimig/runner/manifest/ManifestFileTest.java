package unimig.runner.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.diagnostic.BadInputException;

final class ManifestFileTest {
  private final Path directory;

  ManifestFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Path file = file();
    ManifestFile.write(file, SAMPLE);
    assertEquals(SAMPLE, ManifestFile.read(file));
  }

  @Test
  void anEmptyManifestIsReadAgain() {
    Path file = file();
    Manifest empty = new Manifest(List.of(), List.of());
    ManifestFile.write(file, empty);
    assertEquals(empty, ManifestFile.read(file));
  }

  @Test
  void bytesAreStableAndEndWithOneLineFeed() throws IOException {
    Path file = file();
    ManifestFile.write(file, SAMPLE);
    String first = Files.readString(file);
    ManifestFile.write(file, ManifestFile.read(file));
    assertEquals(first, Files.readString(file));
    assertTrue(first.endsWith("}\n"), first);
    assertFalse(first.contains("\r"), first);
  }

  @Test
  void fieldsStandInTheOrderOfTheRecords() {
    String text = ManifestFile.text(SAMPLE);
    int last = -1;
    for (String field :
        List.of(
            "format",
            "hash",
            "sets",
            "name",
            "kind",
            "directories",
            "historyTable",
            "historySchema",
            "knexLine",
            "entries",
            "set",
            "legacyName",
            "source",
            "sourceHash",
            "version",
            "description",
            "artifact",
            "undo",
            "mode",
            "transactional",
            "reversible",
            "checksum",
            "needs",
            "environment",
            "extensions")) {
      int at = text.indexOf("\"" + field + "\":", last);
      assertTrue(at > last, field + " is not in its place in\n" + text);
      last = at;
    }
  }

  @Test
  void lineEndsOfACheckoutAreNoChange() throws IOException {
    Path file = file();
    Files.writeString(file, ManifestFile.text(SAMPLE).replace("\n", "\r\n"));
    assertEquals(SAMPLE, ManifestFile.read(file));
  }

  @Test
  void theHashSeesEveryEntry() {
    Manifest shorter = new Manifest(SAMPLE.sets(), SAMPLE.entries().subList(0, 1));
    assertNotEquals(ManifestFile.hash(SAMPLE), ManifestFile.hash(shorter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"checksum\": -7 | \"checksum\": 7 | MANIFEST_CHANGED",
        "\"reversible\": true | \"reversible\": false | MANIFEST_CHANGED",
        "\"mode\": \"copied\" | \"mode\": \"bridged\" | MANIFEST_CHANGED",
        "\"mode\": \"copied\" | \"mode\": \"guessed\" | MANIFEST_FIELD",
        "\"transactional\": true | \"transactional\": \"yes\" | MANIFEST_FIELD",
        "\"checksum\": -7 | \"checksum\": 1e99 | MANIFEST_FIELD",
        "\"undo\": | \"redo\": | MANIFEST_FIELD",
        "\"format\": 1 | \"format\": 2 | MANIFEST_FORMAT",
        "\"format\": 1, | \"format\": 1,, | MANIFEST_SYNTAX",
      })
  void aTamperedFileIsRefused(String from, String to, String code) throws IOException {
    Path file = file();
    String text = ManifestFile.text(SAMPLE);
    assertTrue(text.contains(from), from + " is not in\n" + text);
    Files.writeString(file, text.replace(from, to));
    assertEquals(code, codeOf(file));
  }

  @Test
  void aMissingFileIsBadInput() {
    assertEquals("MANIFEST_MISSING", codeOf(directory.resolve("none.json")));
  }

  private String codeOf(Path file) {
    BadInputException e = assertThrows(BadInputException.class, () -> ManifestFile.read(file));
    return e.diagnostics().get(0).code();
  }

  private Path file() {
    return directory.resolve(Manifest.FILE_NAME);
  }

  private static final Manifest SAMPLE =
      new Manifest(
          List.of(
              new LegacySet(
                  "knex",
                  SetKind.KNEX,
                  List.of("migrations", "plugins/a"),
                  Optional.of("knex_migrations"),
                  Optional.empty(),
                  Optional.of("3"))),
          List.of(
              new Entry(
                  "knex",
                  "1_größe \"x\" <y>.js",
                  "migrations/1.js",
                  "ab".repeat(32),
                  "1",
                  "users",
                  Optional.of("java/db/migration/V1__users.java"),
                  Optional.empty(),
                  Mode.RECORDED,
                  true,
                  true,
                  Optional.of(Integer.MIN_VALUE),
                  new Needs(List.of("B", "A"), List.of("citext"))),
              new Entry(
                  "knex",
                  "2.sql",
                  "migrations/2.sql",
                  "cd".repeat(32),
                  "20240105093000.1",
                  "b",
                  Optional.of("sql/V2__b.sql"),
                  Optional.of("sql/U2__b.sql"),
                  Mode.COPIED,
                  false,
                  true,
                  Optional.of(-7),
                  Needs.NOTHING)));
}
