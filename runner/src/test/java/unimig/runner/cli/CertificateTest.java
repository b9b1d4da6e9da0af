package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.certificate.CertificateFile;
import unimig.runner.certificate.ProvenFiles;
import unimig.runner.certificate.ProvenMigration;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.certificate.ProvenMigration.Step;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** What {@code verify-certificate} and {@code --require-certificate} find, and with which code. */
final class CertificateTest {
  private static final String BODY = "protected void up(Session db) { db.execute(\"select 1\"); }";

  private final Path directory;
  private final TestSet set;
  private final Map<String, String> environment = new HashMap<>();

  CertificateTest(@TempDir Path directory) {
    this.directory = directory;
    this.set =
        new TestSet(directory)
            .sql("V1__a.sql", "create table a (id int);")
            .sql("V1__a.sql.conf", "executeInTransaction=true\n")
            .sql("U1__a.sql", "drop table a;")
            .java("V2__b", BODY)
            .entry("1", Mode.COPIED, "sql/V1__a.sql")
            .entry("2", Mode.RECORDED, "java/db/migration/V2__b.java");
  }

  @Test
  void holdsForWhatWasProven() {
    certify(Result.EQUAL, Result.EQUAL);
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
    Certificate certificate = certify(Result.EQUAL, Result.DIFFERENT);
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
    certify(Result.EQUAL, Result.EQUAL);
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
      certify(Result.EQUAL, Result.EQUAL);
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
    certify(Result.EQUAL, Result.EQUAL);
    Files.delete(directory.resolve(path));
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of(code + " " + path), run.findings());
  }

  @Test
  void allFindingsAreToldAtOnce() {
    certify(Result.EQUAL, Result.DIFFERENT);
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
    certify(Result.DIFFERENT, Result.NOT_RUN);
    Run run = verify("--output", "json");
    assertEquals(ExitCode.NOT_EQUIVALENT, run.exitCode());
    assertFalse(run.json().get("proven").getAsBoolean());
    assertEquals(
        List.of("NOT_PROVEN java/db/migration/V2__b.java", "NOT_PROVEN sql/V1__a.sql"),
        run.findings());
  }

  @Test
  void migrationsConvertedAfterTheProofEndWithFour() {
    certify(Result.EQUAL, Result.EQUAL);
    set.sql("V3__c.sql", "select 1;")
        .java("V4__d", BODY)
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
    certify(Result.EQUAL, Result.EQUAL);
    Path file = directory.resolve(Manifest.FILE_NAME);
    Manifest manifest = ManifestFile.read(file);
    ManifestFile.write(file, new Manifest(manifest.sets(), manifest.entries().subList(0, 1)));
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("OTHER_MANIFEST migrations.json"), run.findings());
  }

  @Test
  void laterMigrationsAreNoMatterOfTheCertificate() {
    certify(Result.EQUAL, Result.EQUAL);
    set.sql("V3__later.sql", "select 1;")
        .sql("U3__later.sql", "select 1;")
        .sql("R__view.sql", "select 1;")
        .java("V4__later", BODY + " static final class Inside {}")
        .build();
    Run run = verify();
    assertEquals(ExitCode.DONE, run.exitCode(), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"V1.5__between.sql", "B9__all.sql", "afterMigrate.sql", "V2__twice.sql.conf"})
  void scriptsThatChangeWhatWasProvenAreFound(String name) {
    certify(Result.EQUAL, Result.EQUAL);
    set.sql(name, "select 1;");
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("UNPROVEN_FILE sql/" + name), run.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1_5__between", "B9__all", "Anything"})
  void classesThatChangeWhatWasProvenAreFound(String name) {
    certify(Result.EQUAL, Result.EQUAL);
    set.java(name, BODY).build();
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("UNPROVEN_FILE migrations.jar"), run.findings());
  }

  @Test
  void helpersCountIfTheyWereThereWhenItWasProven() throws IOException {
    certify(Result.EQUAL, Result.EQUAL);
    Path helper = directory.resolve("java/com/acme/Helper.java");
    Files.createDirectories(helper.getParent());
    Files.writeString(helper, "package com.acme; public final class Helper {}");
    set.build();
    assertEquals(ExitCode.DONE, verify().exitCode());
    certify(Result.EQUAL, Result.EQUAL);
    Files.writeString(helper, "package com.acme; public final class Helper { int i; }");
    set.build();
    Run run = verify("--output", "json");
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertEquals(List.of("PROVEN_FILE_CHANGED migrations.jar"), run.findings());
  }

  @Test
  void legacyFilesAreCheckedWhereTheyAreNamed(@TempDir Path project) throws IOException {
    certify(Result.EQUAL, Result.EQUAL);
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
    certify(Result.EQUAL, Result.EQUAL);
    Path file = directory.resolve(Certificate.FILE_NAME);
    Files.writeString(file, Files.readString(file).replace("\"format\": 2", "\"format\": 1"));
    assertEquals(
        List.of("CERTIFICATE_FORMAT certificate.json"), verify("--output", "json").findings());
  }

  @Test
  void aDirectoryThatIsNotThereIsWrongUsage() {
    assertEquals(
        ExitCode.USAGE,
        run("verify-certificate", "--dir", directory.resolve("none").toString()).exitCode());
  }

  @Test
  void runsRefuseWithoutAProofThatHolds() throws IOException {
    try (TestDatabase database = TestDatabase.create()) {
      environment.put("DATABASE_URL", database.urlText());
      set.build();
      for (String command : List.of("migrate", "validate")) {
        assertRefused("NO_CERTIFICATE", command);
        certify(Result.EQUAL, Result.DIFFERENT);
        assertRefused("NOT_PROVEN", command);
        certify(Result.EQUAL, Result.EQUAL);
        Path jar = directory.resolve("migrations.jar");
        byte[] proven = Files.readAllBytes(jar);
        set.java("V2__b", BODY.replace("select 1", "select 2")).build();
        assertRefused("CERTIFICATE_MISMATCH", command);
        set.java("V2__b", BODY);
        Files.write(jar, proven);
        Files.delete(directory.resolve(Certificate.FILE_NAME));
      }
      assertEquals(
          List.of("0"), database.query("select count(*) from pg_tables where tablename = 'a'"));
    }
  }

  @Test
  void runsGoOnWithAProofThatHolds() throws IOException {
    try (TestDatabase database = TestDatabase.create()) {
      environment.put("DATABASE_URL", database.urlText());
      certify(Result.EQUAL, Result.EQUAL);
      set.sql("V3__later.sql", "select 1;");
      // Production needs no sources.
      Files.delete(directory.resolve("java/db/migration/V2__b.java"));
      for (String command : List.of("migrate", "validate")) {
        Run run = run(command, "--dir", directory.toString(), "--require-certificate");
        assertEquals(ExitCode.DONE, run.exitCode(), run.err());
      }
    }
  }

  @Test
  void theVariableRequiresAndTheFlagWins() {
    try (TestDatabase database = TestDatabase.create()) {
      environment.put("DATABASE_URL", database.urlText());
      set.build();
      environment.put("UNIMIG_REQUIRE_CERTIFICATE", "true");
      Run refused = run("migrate", "--dir", directory.toString());
      assertEquals(ExitCode.REFUSED, refused.exitCode());
      Run run = run("migrate", "--dir", directory.toString(), "--no-require-certificate");
      assertEquals(ExitCode.DONE, run.exitCode(), run.err());
      environment.put("UNIMIG_REQUIRE_CERTIFICATE", "false");
      assertEquals(ExitCode.DONE, run("validate", "--dir", directory.toString()).exitCode());
      environment.put("UNIMIG_REQUIRE_CERTIFICATE", "1");
      assertEquals(ExitCode.USAGE, run("validate", "--dir", directory.toString()).exitCode());
    }
  }

  @Test
  void aDirectoryOfScriptsAloneHasNoCertificate() {
    certify(Result.EQUAL, Result.EQUAL);
    environment.put("DATABASE_URL", "postgresql://nobody@localhost:1/none");
    environment.put("FLYWAY_LOCATIONS", "filesystem:" + directory.resolve("sql"));
    Run run = run("migrate", "--require-certificate", "--output", "json");
    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("NO_CERTIFICATE", run.codes().get(0));
  }

  private void assertRefused(String code, String command) {
    Run run =
        run(command, "--dir", directory.toString(), "--require-certificate", "--output", "json");
    assertEquals(ExitCode.REFUSED, run.exitCode(), run.out());
    assertTrue(run.codes().contains(code), run.out());
  }

  /** As the proof does, with the results for the entries in order. */
  private Certificate certify(Result... results) {
    Manifest manifest = set.build().manifest().orElseThrow();
    List<ProvenMigration> migrations = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      Result result = results[migrations.size()];
      migrations.add(
          new ProvenMigration(
              entry.version(),
              entry.source(),
              entry.sourceHash(),
              entry.mode(),
              entry.artifact(),
              entry.undo(),
              result,
              List.of(new Step("up", "different", Optional.of("says"), List.of("a", "b"))),
              Optional.empty()));
    }
    Certificate certificate =
        new Certificate(
            List.of(results).stream().allMatch(Result.EQUAL::equals),
            "test",
            "15.19",
            ManifestFile.hash(manifest),
            ProvenFiles.read(directory, manifest),
            migrations,
            Optional.empty());
    CertificateFile.write(directory, certificate);
    return certificate;
  }

  private Run verify(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify-certificate", "--dir", directory.toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(new String[0]));
  }

  private Run run(String... arguments) {
    Console console = new Console(environment, false);
    int exitCode = Unimig.run(console.surroundings(), List.of(), arguments);
    return new Run(exitCode, console.out(), console.err());
  }

  private record Run(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }

    List<String> codes() {
      return errors().stream().map(each -> each.get("code").getAsString()).toList();
    }

    /** Code and file of each finding of {@code verify-certificate}. */
    List<String> findings() {
      return errors().stream()
          .map(
              each ->
                  each.get("code").getAsString()
                      + " "
                      + each.getAsJsonObject("place").get("file").getAsString())
          .toList();
    }

    private List<JsonObject> errors() {
      List<JsonObject> errors = new ArrayList<>();
      for (JsonElement each : json().getAsJsonArray("errors")) {
        errors.add(each.getAsJsonObject());
      }
      return errors;
    }
  }
}
