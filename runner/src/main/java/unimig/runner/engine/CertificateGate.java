package unimig.runner.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.certificate.CheckResult;
import unimig.runner.diagnostic.Diagnostic;

/** Lets only proven sets through. */
public final class CertificateGate {
  private CertificateGate() {}

  /**
   * Demands that a certificate holds for all that would run.
   *
   * @param directory of the set; absent for scripts alone, which have no certificate
   * @throws RunFailedException with {@code NO_CERTIFICATE}, {@code CERTIFICATE_MISMATCH} and {@code
   *     NOT_PROVEN} for everything that speaks against it
   * @throws java.io.UncheckedIOException if a file is there but cannot be read
   */
  public static void demand(Optional<Path> directory) {
    CheckResult result =
        CertificateCheck.ofWhatRuns(
            directory.orElseThrow(() -> new RunFailedException(List.of(scriptsAlone()))));
    if (!result.holds()) {
      throw new RunFailedException(
          result.findings().stream().map(finding -> failure(finding, result)).toList());
    }
  }

  private static Failure scriptsAlone() {
    return Failure.of(
        FailureCode.NO_CERTIFICATE,
        "a certificate is required, and a directory of scripts alone has none",
        "give --dir with the directory that was proven");
  }

  private static Failure failure(Diagnostic finding, CheckResult result) {
    return Failure.of(code(finding, result), finding.message(), finding.advice())
        .at(Optional.of(finding.place()), Optional.empty());
  }

  private static FailureCode code(Diagnostic finding, CheckResult result) {
    if (finding.code().equals("CERTIFICATE_MISSING")) {
      return FailureCode.NO_CERTIFICATE;
    }
    return result.unproven().contains(finding)
        ? FailureCode.NOT_PROVEN
        : FailureCode.CERTIFICATE_MISMATCH;
  }
}
