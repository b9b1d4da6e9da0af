package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.certificate.CheckResult;
import unimig.runner.certificate.ProvenFiles;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.certificate.Sha256;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/** A squash has a proof of its own; what it stands for may be archived. */
final class CertificateOfSquashTest {
  private static final String SCRIPT = "sql/B2__squash.sql";

  private final Path directory;
  private final CertifiedSet certified;

  CertificateOfSquashTest(@TempDir Path directory) {
    this.directory = directory;
    this.certified = new CertifiedSet(directory);
  }

  @BeforeEach
  void squash() throws IOException {
    Certificate certificate = certified.certify(Result.EQUAL, Result.EQUAL);
    certified.set().sql("B2__squash.sql", "create table a (id int);");
    record(certificate.manifestHash(), "1", "2");
  }

  private void record(String manifestHash, String... covers) throws IOException {
    String hash = Sha256.of(directory.resolve(SCRIPT));
    SquashFile.write(
        directory,
        new SquashRecord(
            "2",
            new TreeMap<>(Map.of(SCRIPT, hash)),
            new TreeMap<>(),
            List.of(covers),
            Optional.of(manifestHash),
            "00",
            "dump",
            "15.1",
            List.of()));
  }

  @Test
  void aCertificateHoldsWithIt() {
    assertEquals(List.of(), codes());
    // A proof made later is not about it either.
    assertTrue(
        ProvenFiles.read(directory, certified.set().build().manifest().orElseThrow())
            .files()
            .keySet()
            .stream()
            .noneMatch(path -> path.startsWith("sql/B")));
  }

  @Test
  void whatItStandsForMayBeGone() throws IOException {
    certified.set().withoutSql("V1__a.sql").withoutSql("V1__a.sql.conf").withoutSql("U1__a.sql");
    Files.delete(directory.resolve("java/db/migration/V2__b.java"));
    assertEquals(List.of(), codes());
    Files.delete(directory.resolve(SquashRecord.FILE_NAME));
    assertTrue(codes().containsAll(List.of("PROVEN_FILE_MISSING", "UNPROVEN_FILE")));
  }

  @Test
  void whatItDoesNotStandForMayNot() throws IOException {
    record(SquashFile.read(directory).orElseThrow().manifestHash().orElseThrow(), "2");
    certified.set().withoutSql("V1__a.sql");
    assertEquals(List.of("PROVEN_FILE_MISSING"), codes());
  }

  @Test
  void changesOfItAreFound() throws IOException {
    certified.set().sql("B2__squash.sql", "drop table a;").withoutSql("V1__a.sql");
    assertEquals(List.of("PROVEN_FILE_MISSING", "SQUASH_CHANGED"), codes());
    certified.set().withoutSql("B2__squash.sql");
    assertEquals(List.of("PROVEN_FILE_MISSING", "SQUASH_CHANGED"), codes());
  }

  @Test
  void oneOfOtherMigrationsIsFound() throws IOException {
    record("another", "1", "2");
    assertEquals(List.of("OTHER_SQUASH"), codes());
    Files.writeString(directory.resolve(SquashRecord.FILE_NAME), "{");
    assertTrue(codes().contains("SQUASH_SYNTAX"));
  }

  private List<String> codes() {
    CheckResult all = CertificateCheck.ofAll(directory, Optional.empty());
    CheckResult running = CertificateCheck.ofWhatRuns(directory);
    assertEquals(all.holds(), running.holds());
    return all.findings().stream().map(Diagnostic::code).sorted().toList();
  }
}
