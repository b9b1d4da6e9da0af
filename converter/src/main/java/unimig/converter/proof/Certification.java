package unimig.converter.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unimig.converter.coverage.BranchCoverage;
import unimig.runner.certificate.Branches;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.ProvenFiles;
import unimig.runner.certificate.ProvenMigration;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.certificate.ProvenMigration.Testimony;
import unimig.runner.certificate.Witness;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * Makes the certificate of one proof: which files, by hash, on which server, with which result
 * each. Begun before the proof, so that the hashes are those of what it ran.
 */
public final class Certification {
  private final Manifest manifest;
  private final Path directory;
  private final ProvenFiles files;

  /** Reads every file of the set in {@code directory}. */
  public Certification(Manifest manifest, Path directory) {
    this.manifest = manifest;
    this.directory = directory;
    this.files = ProvenFiles.read(directory, manifest);
  }

  /**
   * What the proof has shown.
   *
   * @param proofs in order of version; fewer than the manifest has entries if one differed
   * @param branches of all originals that were run
   * @param level at which they were proven
   * @param server version of PostgreSQL
   * @param tool version of this tool
   * @param witness what the originals ran on besides, if they did
   * @throws ProofFailedException if a file was changed meanwhile
   */
  public Certificate certificate(
      List<MigrationProof> proofs,
      BranchCoverage branches,
      Level level,
      String server,
      String tool,
      Optional<Witness> witness) {
    if (!ProvenFiles.read(directory, manifest).equals(files)) {
      throw new ProofFailedException(
          "files of \"" + directory + "\" were changed while they were proven; prove again");
    }
    List<ProvenMigration> migrations =
        manifest.entries().stream().map(entry -> migration(entry, proofs)).toList();
    boolean proven = migrations.stream().allMatch(each -> each.result() == Result.EQUAL);
    return new Certificate(
        proven,
        level.name().toLowerCase(Locale.ROOT),
        tool,
        server,
        ManifestFile.hash(manifest),
        files,
        migrations,
        Optional.of(branches)
            .filter(each -> each.count() > 0)
            .map(each -> new Branches(each.count(), each.reached())),
        witness);
  }

  private static ProvenMigration migration(Entry entry, List<MigrationProof> proofs) {
    Optional<MigrationProof> proof =
        proofs.stream().filter(p -> p.version().equals(entry.version())).findFirst();
    return new ProvenMigration(
        entry.version(),
        entry.source(),
        entry.sourceHash(),
        entry.mode(),
        entry.artifact(),
        entry.undo(),
        proof.map(p -> result(p.isEqual())).orElse(Result.NOT_RUN),
        steps(proof.map(MigrationProof::steps).orElse(List.of()), "original"),
        proof.flatMap(MigrationProof::witness).map(Certification::testimony));
  }

  private static Testimony testimony(MigrationProof.Witness witness) {
    return new Testimony(
        witness.through(), result(witness.isEqual()), steps(witness.steps(), "witness"));
  }

  private static Result result(boolean equal) {
    return equal ? Result.EQUAL : Result.DIFFERENT;
  }

  private static List<ProvenMigration.Step> steps(List<MigrationProof.Step> steps, String beside) {
    return steps.stream().map(each -> step(each, beside)).toList();
  }

  private static ProvenMigration.Step step(MigrationProof.Step step, String beside) {
    return new ProvenMigration.Step(
        step.phase().name().toLowerCase(Locale.ROOT),
        step.result().name().toLowerCase(Locale.ROOT),
        step.message(),
        step.differences().stream().map(each -> each.in(beside)).toList(),
        step.compared());
  }
}
