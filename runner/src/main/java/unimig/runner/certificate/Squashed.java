package unimig.runner.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * What a squash of the proven migrations stands for. It has a proof of its own, whose result is its
 * record; so its files need not be in the certificate, and those it stands for may be archived.
 */
final class Squashed {
  private static final Pattern ARTIFACT =
      Pattern.compile("(?:sql/(?:.*/)?[VU]|(?:java/)?db/migration/V)([0-9][0-9._]*?)__.*");

  private final Set<String> files;
  private final Set<MigrationVersion> covers;

  private Squashed(Set<String> files, Set<MigrationVersion> covers) {
    this.files = Set.copyOf(files);
    this.covers = covers;
  }

  /** Adds what speaks against it to the findings; it stands for nothing then. */
  static Squashed read(Path directory, Certificate certificate, Findings findings)
      throws IOException {
    Optional<SquashRecord> squash;
    try {
      squash = SquashFile.read(directory);
    } catch (BadInputException e) {
      findings.mismatches(e.diagnostics());
      return new Squashed(Set.of(), Set.of());
    }
    if (squash.isEmpty()) {
      return new Squashed(Set.of(), Set.of());
    }
    Set<String> files = squash.get().files().keySet();
    if (!holds(directory, squash.get(), certificate, findings)) {
      return new Squashed(files, Set.of());
    }
    return new Squashed(
        files,
        squash.get().covers().stream()
            .map(MigrationVersion::fromVersion)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean holds(
      Path directory, SquashRecord squash, Certificate certificate, Findings findings)
      throws IOException {
    if (!squash.manifestHash().equals(Optional.of(certificate.manifestHash()))) {
      findings.mismatch(
          SquashRecord.FILE_NAME,
          "OTHER_SQUASH",
          "the squash is not of the migrations that were proven",
          "make it anew with: unimig squash");
      return false;
    }
    boolean holds = true;
    for (Map.Entry<String, String> file : squash.files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      if (Files.isRegularFile(path) && Sha256.of(path).equals(file.getValue())) {
        findings.fileHolds();
      } else {
        holds = false;
        findings.mismatch(
            file.getKey(),
            "SQUASH_CHANGED",
            "\"" + file.getKey() + "\" is not as it was squashed",
            "restore it from version control, or make it anew with: unimig squash");
      }
    }
    return holds;
  }

  /** Its own, of which all there is to find is found. */
  Set<String> files() {
    return files;
  }

  /**
   * Whether it runs in the place of this file or class on fresh databases, and others have had it.
   *
   * @param path below the directory of the set, or within its jar
   */
  boolean standsFor(String path) {
    Matcher artifact = ARTIFACT.matcher(path);
    return artifact.matches() && covers.contains(MigrationVersion.fromVersion(artifact.group(1)));
  }
}
