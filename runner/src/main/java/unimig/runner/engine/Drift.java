package unimig.runner.engine;

import java.util.Optional;
import org.flywaydb.core.api.output.ValidateOutput;

/** Reads a finding of Flyway's validation. */
final class Drift {
  private Drift() {}

  static Failure failure(ValidateOutput output) {
    String name =
        Optional.ofNullable(output.version).filter(v -> !v.isEmpty()).orElse(output.description);
    String message = String.valueOf(output.errorDetails.errorMessage).strip();
    int firstLine = message.indexOf('\n');
    return Failure.of(
            FailureCode.DRIFT,
            "%s: %s"
                .formatted(
                    output.errorDetails.errorCode,
                    firstLine < 0 ? message : message.substring(0, firstLine)),
            "restore the file as it was applied")
        .inMigration(name);
  }
}
