package unimig.runner.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * Whether a certificate holds for the files beside it, as they are now. Reads nothing but files,
 * and finds all there is to find in one run.
 */
public final class CertificateCheck {
  private final Path directory;
  private final Findings findings = new Findings();

  private CertificateCheck(Path directory) {
    this.directory = directory;
  }

  /**
   * Checks every file.
   *
   * @param sources root of the legacy project, whose migrations must then all be there
   * @throws UncheckedIOException if a file is there but cannot be read
   */
  public static CheckResult ofAll(Path directory, Optional<Path> sources) {
    return new CertificateCheck(directory).run(/* whatRuns= */ false, sources);
  }

  /**
   * The same where only what runs need be there: sources of classes, and scripts that are in the
   * jar too, may be left out, but must not differ.
   *
   * @throws UncheckedIOException if a file is there but cannot be read
   */
  public static CheckResult ofWhatRuns(Path directory) {
    return new CertificateCheck(directory).run(/* whatRuns= */ true, Optional.empty());
  }

  private CheckResult run(boolean whatRuns, Optional<Path> sources) {
    Certificate certificate;
    try {
      certificate = CertificateFile.read(directory);
    } catch (BadInputException e) {
      findings.mismatches(e.diagnostics());
      return findings.result(Optional.empty());
    }
    try {
      results(certificate);
      List<Entry> added = manifest(certificate);
      new FileCheck(directory, certificate, added, findings).run(whatRuns);
      if (sources.isPresent()) {
        legacy(certificate, sources.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
    return findings.result(Optional.of(certificate));
  }

  private void results(Certificate certificate) {
    for (ProvenMigration migration : certificate.migrations()) {
      if (migration.result() != Result.EQUAL) {
        findings.unproven(
            migration.converted().orElse(Certificate.FILE_NAME),
            "NOT_PROVEN",
            migration.result() == Result.DIFFERENT
                ? "\"" + migration.source() + "\" was found to do something else"
                : "\"" + migration.source() + "\" was not compared, as an earlier one differs",
            "see what differs with: unimig prove");
      }
    }
    if (!certificate.proven() && findings.result(Optional.empty()).unproven().isEmpty()) {
      findings.unproven(
          Certificate.FILE_NAME, "NOT_PROVEN", "the set was not found equal", "prove again");
    }
  }

  /** Gives the entries that are new since the proof, if that is all that is new. */
  private List<Entry> manifest(Certificate certificate) {
    Manifest manifest;
    try {
      manifest = ManifestFile.read(directory.resolve(Manifest.FILE_NAME));
    } catch (BadInputException e) {
      findings.mismatches(e.diagnostics());
      return List.of();
    }
    if (ManifestFile.hash(manifest).equals(certificate.manifestHash())) {
      findings.fileHolds();
      return List.of();
    }
    List<Entry> added = withoutProof(manifest, certificate);
    for (Entry entry : added) {
      findings.unproven(
          entry.artifact().orElse(Manifest.FILE_NAME),
          "UNPROVEN_MIGRATION",
          "\"" + entry.source() + "\" was converted after the proof",
          "prove again");
    }
    if (added.isEmpty() || !isOnlyLonger(manifest, added, certificate)) {
      findings.mismatch(
          Manifest.FILE_NAME,
          "OTHER_MANIFEST",
          "the manifest is not the one whose migrations were proven",
          "restore it from version control, or prove again");
    }
    return added;
  }

  private static List<Entry> withoutProof(Manifest manifest, Certificate certificate) {
    Set<String> proven =
        certificate.migrations().stream()
            .map(ProvenMigration::version)
            .collect(Collectors.toUnmodifiableSet());
    return manifest.entries().stream().filter(e -> !proven.contains(e.version())).toList();
  }

  /** Whether the manifest without what was added is the one that was proven. */
  private static boolean isOnlyLonger(
      Manifest manifest, List<Entry> added, Certificate certificate) {
    List<Entry> entries =
        manifest.entries().stream().filter(entry -> !added.contains(entry)).toList();
    Set<String> names = entries.stream().map(Entry::set).collect(Collectors.toUnmodifiableSet());
    List<LegacySet> sets =
        manifest.sets().stream().filter(set -> names.contains(set.name())).toList();
    return Stream.of(manifest.sets(), sets)
        .map(each -> ManifestFile.hash(new Manifest(each, entries)))
        .anyMatch(certificate.manifestHash()::equals);
  }

  private void legacy(Certificate certificate, Path root) throws IOException {
    List<ProvenMigration> all = certificate.migrations();
    if (!all.isEmpty() && all.stream().noneMatch(m -> Files.exists(root.resolve(m.source())))) {
      findings.mismatch(
          all.get(0).source(),
          "SOURCE_MISSING",
          "none of the %d legacy files is below \"%s\"".formatted(all.size(), root),
          "name the directory from which this path leads to the file");
      return;
    }
    for (ProvenMigration migration : all) {
      legacy(migration, root.resolve(migration.source()));
    }
  }

  private void legacy(ProvenMigration migration, Path file) throws IOException {
    String source = migration.source();
    if (!Files.isRegularFile(file)) {
      findings.mismatch(
          source,
          "SOURCE_MISSING",
          "\"" + source + "\" was converted and proven, and is gone",
          "restore it from version control, or leave --sources away");
    } else if (!Sha256.of(file).equals(migration.sourceHash())) {
      findings.mismatch(
          source,
          "SOURCE_CHANGED",
          "\"" + source + "\" is not what was converted and proven",
          "restore it from version control, or convert and prove again");
    } else {
      findings.sourceHolds();
    }
  }
}
