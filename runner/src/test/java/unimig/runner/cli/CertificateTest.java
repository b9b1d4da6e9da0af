package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.certificate.CertificateFile;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.cli.CertifiedSet.Run;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestSet;

/** What {@code verify-certificate} finds, and with which code. */
final class CertificateTest {
  private final Path directory;
  private final TestSet set;
  private final CertifiedSet certified;

  CertificateTest(@TempDir Path directory) {
    this.directory = directory;
    this.certified = new CertifiedSet(directory);
    this.set = certified.set();
  }

  @Test
  void holdsForWhatWasProven() {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Run text = verify();
    assertEquals(ExitCode.DONE, text.exitCode(), text.err());
    assertEquals("", text.err());
    assertTrue(text.out().startsWith("the certificate holds: 2 migrations proven on"), text.out());
    JsonObject json = verify("--output", "json").json();
    assertTrue(json.get("ok").getAsBoolean());
    assertTrue(json.get("proven").getAsBoolean());
    assertEquals(2, json.get("migrations").getAsInt());
    assertEquals(6, json.get("files").getAsInt());
    assertEquals(0, json.get("sources").getAsInt());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Certificate certificate = certified.certify(Result.EQUAL, Result.DIFFERENT);
    assertEquals(certificate, CertificateFile.read(directory));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sql/V1__a.sql",
        "sql/V1__a.sql.conf",
        "sql/U1__a.sql",
        "java/db/migration/V2__b.java",
        "migrations.jar",
        "migrations.json",
        "certificate.json"
      })
  void everyChangedByteIsFound(String path) throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Path file = directory.resolve(path);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      // White space between the parts of a JSON document says nothing.
      if (path.endsWith(".json") && Character.isWhitespace(bytes[i])) {
        continue;
      }
      bytes[i] ^= 1;
      Files.write(file, bytes);
      assertFalse(CertificateCheck.ofAll(directory, Optional.empty()).holds(), path + " at " + i);
      assertFalse(CertificateCheck.ofWhatRuns(directory).holds(), path + " at " + i);
      bytes[i] ^= 1;
    }
  }

  @Test
  void textThatIsNotUtf8IsFound() throws IOException {
    for (String path : List.of("migrations.json", "certificate.json")) {
      certified.certify(Result.EQUAL, Result.EQUAL);
      Path file = directory.resolve(path);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] |= (byte) 0x80;
      Files.write(file, bytes);
      assertEquals(ExitCode.BAD_INPUT, verify().exitCode(), path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sql/V1__a.sql, PROVEN_FILE_MISSING",
    "sql/V1__a.sql.conf, PROVEN_FILE_MISSING",
    "sql/U1__a.sql, PROVEN_FILE_MISSING",
    "java/db/migration/V2__b.java, PROVEN_FILE_MISSING",
    "migrations.jar, PROVEN_FILE_MISSING",
    "migrations.json, MANIFEST_MISSING",
    "certificate.json, CERTIFICATE_MISSING"
  })
  void everyMissingFileIsFound(String path, String code) throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Files.delete(directory.resolve(path));
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of(code + " " + path), run.findings());
  }

  @Test
  void allFindingsAreToldAtOnce() {
    certified.certify(Result.EQUAL, Result.DIFFERENT);
    set.sql("V1__a.sql", "create table b (id int);").sql("beforeEachMigrate.sql", "select 1;");
    Run run = verify();
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    List<String> lines = run.err().lines().toList();
    assertEquals(3, lines.size(), run.err());
    assertTrue(lines.get(0).startsWith("sql/V1__a.sql:1:1: error: "), run.err());
    assertTrue(lines.get(0).endsWith(" [PROVEN_FILE_CHANGED]"), run.err());
    assertTrue(lines.get(1).endsWith(" [UNPROVEN_FILE]"), run.err());
    assertTrue(lines.get(2).endsWith(" [NOT_PROVEN]"), run.err());
    assertEquals("the certificate does not hold: 3 findings\n", run.out());
  }

  @Test
  void whatIsNotEquivalentEndsWithFour() {
    certified.certify(Result.DIFFERENT, Result.NOT_RUN);
    Run run = verify("--output", "json");
    assertEquals(ExitCode.NOT_EQUIVALENT, run.exitCode());
    assertFalse(run.json().get("proven").getAsBoolean());
    assertEquals(
        List.of("NOT_PROVEN java/db/migration/V2__b.java", "NOT_PROVEN sql/V1__a.sql"),
        run.findings());
  }

  @Test
  void migrationsConvertedAfterTheProofEndWithFour() {
    certified.certify(Result.EQUAL, Result.EQUAL);
    set.sql("V3__c.sql", "select 1;")
        .java("V4__d", CertifiedSet.BODY)
        .entry("3", Mode.COPIED, "sql/V3__c.sql")
        .entry("4", Mode.RECORDED, "java/db/migration/V4__d.java")
        .build();
    Run run = verify("--output", "json");
    assertEquals(ExitCode.NOT_EQUIVALENT, run.exitCode());
    assertEquals(
        List.of(
            "UNPROVEN_MIGRATION java/db/migration/V4__d.java", "UNPROVEN_MIGRATION sql/V3__c.sql"),
        run.findings());
  }

  @Test
  void anotherManifestIsFound() throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Path file = directory.resolve(Manifest.FILE_NAME);
    Manifest manifest = ManifestFile.read(file);
    ManifestFile.write(file, new Manifest(manifest.sets(), manifest.entries().subList(0, 1)));
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("OTHER_MANIFEST migrations.json"), run.findings());
  }

  @Test
  void laterMigrationsAreNoMatterOfTheCertificate() {
    certified.certify(Result.EQUAL, Result.EQUAL);
    set.sql("V3__later.sql", "select 1;")
        .sql("U3__later.sql", "select 1;")
        .sql("R__view.sql", "select 1;")
        .java("V4__later", CertifiedSet.BODY + " static final class Inside {}")
        .build();
    Run run = verify();
    assertEquals(ExitCode.DONE, run.exitCode(), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"V1.5__between.sql", "B9__all.sql", "afterMigrate.sql", "V2__twice.sql.conf"})
  void scriptsThatChangeWhatWasProvenAreFound(String name) {
    certified.certify(Result.EQUAL, Result.EQUAL);
    set.sql(name, "select 1;");
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("UNPROVEN_FILE sql/" + name), run.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1_5__between", "B9__all", "Anything"})
  void classesThatChangeWhatWasProvenAreFound(String name) {
    certified.certify(Result.EQUAL, Result.EQUAL);
    set.java(name, CertifiedSet.BODY).build();
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("UNPROVEN_FILE migrations.jar"), run.findings());
  }

  @Test
  void helpersCountIfTheyWereThereWhenItWasProven() throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Path helper = directory.resolve("java/com/acme/Helper.java");
    Files.createDirectories(helper.getParent());
    Files.writeString(helper, "package com.acme; public final class Helper {}");
    set.build();
    assertEquals(ExitCode.DONE, verify().exitCode());
    certified.certify(Result.EQUAL, Result.EQUAL);
    Files.writeString(helper, "package com.acme; public final class Helper { int i; }");
    set.build();
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("PROVEN_FILE_CHANGED migrations.jar"), run.findings());
  }

  @Test
  void legacyFilesAreCheckedWhereTheyAreNamed(@TempDir Path project) throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Run none = verify("--sources", project.toString(), "--output", "json");
    assertEquals(List.of("SOURCE_MISSING legacy/1.js"), none.findings());
    Files.createDirectory(project.resolve("legacy"));
    Files.writeString(project.resolve("legacy/1.js"), "1\n");
    Files.writeString(project.resolve("legacy/2.js"), "2\n");
    Run changed = verify("--sources", project.toString(), "--output", "json");
    assertEquals(ExitCode.BAD_INPUT, changed.exitCode());
    assertEquals(
        List.of("SOURCE_CHANGED legacy/1.js", "SOURCE_CHANGED legacy/2.js"), changed.findings());
    Files.delete(project.resolve("legacy/2.js"));
    assertEquals(
        List.of("SOURCE_CHANGED legacy/1.js", "SOURCE_MISSING legacy/2.js"),
        verify("--sources", project.toString(), "--output", "json").findings());
  }

  @Test
  void anOlderFormatIsTold() throws IOException {
    certified.certify(Result.EQUAL, Result.EQUAL);
    Path file = directory.resolve(Certificate.FILE_NAME);
    Files.writeString(file, Files.readString(file).replace("\"format\": 2", "\"format\": 1"));
    assertEquals(
        List.of("CERTIFICATE_FORMAT certificate.json"), verify("--output", "json").findings());
  }

  @Test
  void aDirectoryThatIsNotThereIsWrongUsage() {
    assertEquals(
        ExitCode.USAGE,
        certified
            .run("verify-certificate", "--dir", directory.resolve("none").toString())
            .exitCode());
  }

  private Run verify(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify-certificate", "--dir", directory.toString()));
    arguments.addAll(List.of(options));
    return certified.run(arguments.toArray(new String[0]));
  }
}
