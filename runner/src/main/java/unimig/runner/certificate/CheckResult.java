package unimig.runner.certificate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What a {@link CertificateCheck} found.
 *
 * @param certificate absent if it cannot be read or trusted
 * @param mismatches what is missing, or not what was proven; sorted by place
 * @param unproven what the certificate itself says was not found equal, or is silent about; sorted
 *     by place
 * @param files how many files and entries of the jar were found to be what was proven
 * @param sources how many legacy files were found to be what was proven
 */
public record CheckResult(
    Optional<Certificate> certificate,
    List<Diagnostic> mismatches,
    List<Diagnostic> unproven,
    int files,
    int sources) {
  public CheckResult {
    mismatches = mismatches.stream().sorted().toList();
    unproven = unproven.stream().sorted().toList();
  }

  /** Whether the proof holds for the files as they are. */
  public boolean holds() {
    return mismatches.isEmpty() && unproven.isEmpty();
  }

  /** All of both kinds, mismatches first. */
  public List<Diagnostic> findings() {
    return Stream.concat(mismatches.stream(), unproven.stream()).toList();
  }
}
