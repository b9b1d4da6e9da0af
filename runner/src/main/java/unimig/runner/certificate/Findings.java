package unimig.runner.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Collects what one check finds. */
final class Findings {
  private static final String RESTORE = "restore it from version control, or prove again";

  private final List<Diagnostic> mismatches = new ArrayList<>();
  private final List<Diagnostic> unproven = new ArrayList<>();
  private int files;
  private int sources;

  void mismatches(List<Diagnostic> diagnostics) {
    mismatches.addAll(diagnostics);
  }

  void mismatch(String file, String code, String message, String advice) {
    mismatches.add(Diagnostic.error(SourceSpan.startOf(file), code, message, advice));
  }

  void missing(String file) {
    mismatch(file, "PROVEN_FILE_MISSING", "\"" + file + "\" was proven and is gone", RESTORE);
  }

  void changed(String file) {
    changed(file, "\"" + file + "\" is not what was proven");
  }

  void changed(String file, String message) {
    mismatch(file, "PROVEN_FILE_CHANGED", message, RESTORE);
  }

  void added(String file, String what) {
    mismatch(
        file,
        "UNPROVEN_FILE",
        what + " takes part, but did not when the set was proven",
        "remove it, give it a version after the proven ones, or prove again");
  }

  void unproven(String file, String code, String message, String advice) {
    unproven.add(Diagnostic.error(SourceSpan.startOf(file), code, message, advice));
  }

  void fileHolds() {
    files++;
  }

  void sourceHolds() {
    sources++;
  }

  CheckResult result(Optional<Certificate> certificate) {
    return new CheckResult(certificate, mismatches, unproven, files, sources);
  }
}
