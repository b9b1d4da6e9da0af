package unimig.runner.cli;

import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.ValidationResult;

/** {@code unimig validate}. */
@Command(
    name = "validate",
    description = "Compares what is applied with the files.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final CertificateOptions certificate = new CertificateOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    certificate.check(engine.set(), surroundings.environment());
    ValidationResult result =
        engine.with(surroundings, UnaryOperator.identity(), MigrationEngine::validate);
    if (output.isJson()) {
      JsonObject json =
          Json.result("validate", result.isValid(), Json.array(result.problems(), Json::failure));
      json.addProperty("checked", result.checked());
      Json.print(surroundings, json);
    } else {
      result.problems().forEach(problem -> surroundings.err().println(problem));
      surroundings
          .out()
          .println(
              result.isValid()
                  ? result.checked() + " migrations checked, no drift"
                  : result.problems().size() + " of " + result.checked() + " migrations drifted");
    }
    return result.isValid() ? ExitCode.DONE : ExitCode.DRIFT;
  }
}
