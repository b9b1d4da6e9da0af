package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.cli.CertifiedSet.Run;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** Runs of {@code --require-certificate}. */
final class RequiredCertificateTest {
  private final Path directory;
  private final TestSet set;
  private final CertifiedSet certified;

  RequiredCertificateTest(@TempDir Path directory) {
    this.directory = directory;
    this.certified = new CertifiedSet(directory);
    this.set = certified.set();
  }

  @Test
  void runsRefuseWithoutAProofThatHolds() throws IOException {
    try (TestDatabase database = TestDatabase.create()) {
      certified.environment().put("DATABASE_URL", database.urlText());
      set.build();
      for (String command : List.of("migrate", "validate")) {
        assertRefused("NO_CERTIFICATE", command);
        certified.certify(Result.EQUAL, Result.DIFFERENT);
        assertRefused("NOT_PROVEN", command);
        certified.certify(Result.EQUAL, Result.EQUAL);
        Path jar = directory.resolve("migrations.jar");
        byte[] proven = Files.readAllBytes(jar);
        set.java("V2__b", CertifiedSet.BODY.replace("select 1", "select 2")).build();
        assertRefused("CERTIFICATE_MISMATCH", command);
        set.java("V2__b", CertifiedSet.BODY);
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
      certified.environment().put("DATABASE_URL", database.urlText());
      certified.certify(Result.EQUAL, Result.EQUAL);
      set.sql("V3__later.sql", "select 1;");
      // Production needs no sources.
      Files.delete(directory.resolve("java/db/migration/V2__b.java"));
      for (String command : List.of("migrate", "validate")) {
        Run run = certified.run(command, "--dir", directory.toString(), "--require-certificate");
        assertEquals(ExitCode.DONE, run.exitCode(), run.err());
      }
    }
  }

  @Test
  void theVariableRequiresAndTheFlagWins() {
    try (TestDatabase database = TestDatabase.create()) {
      certified.environment().put("DATABASE_URL", database.urlText());
      set.build();
      certified.environment().put("UNIMIG_REQUIRE_CERTIFICATE", "true");
      Run refused = certified.run("migrate", "--dir", directory.toString());
      assertEquals(ExitCode.REFUSED, refused.exitCode());
      Run run = certified.run("migrate", "--dir", directory.toString(), "--no-require-certificate");
      assertEquals(ExitCode.DONE, run.exitCode(), run.err());
      certified.environment().put("UNIMIG_REQUIRE_CERTIFICATE", "false");
      assertEquals(
          ExitCode.DONE, certified.run("validate", "--dir", directory.toString()).exitCode());
      certified.environment().put("UNIMIG_REQUIRE_CERTIFICATE", "1");
      assertEquals(
          ExitCode.USAGE, certified.run("validate", "--dir", directory.toString()).exitCode());
    }
  }

  @Test
  void aDirectoryOfScriptsAloneHasNoCertificate() {
    certified.certify(Result.EQUAL, Result.EQUAL);
    certified.environment().put("DATABASE_URL", "postgresql://nobody@localhost:1/none");
    certified.environment().put("FLYWAY_LOCATIONS", "filesystem:" + directory.resolve("sql"));
    Run run = certified.run("migrate", "--require-certificate", "--output", "json");
    assertEquals(ExitCode.REFUSED, run.exitCode());
    assertEquals("NO_CERTIFICATE", run.codes().get(0));
  }

  private void assertRefused(String code, String command) {
    Run run =
        certified.run(
            command, "--dir", directory.toString(), "--require-certificate", "--output", "json");
    assertEquals(ExitCode.REFUSED, run.exitCode(), run.out());
    assertTrue(run.codes().contains(code), run.out());
  }
}
