package unimig.runner.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.runner.engine.CertificateGate;

/** Whether a proof is required; a mixin of the subcommands that trust a set. */
final class CertificateOptions {
  private static final String VARIABLE = "UNIMIG_REQUIRE_CERTIFICATE";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--require-certificate",
      negatable = true,
      description = {
        "Refuse unless certificate.json proves the set as it is now.",
        "(default: " + VARIABLE + ", else false)"
      })
  private Optional<Boolean> required = Optional.empty();

  /**
   * Does nothing if no certificate is required.
   *
   * @throws unimig.runner.engine.RunFailedException if one is, and it does not hold
   */
  void check(SetOptions set, Map<String, String> environment) {
    if (required.orElseGet(() -> isRequired(environment))) {
      CertificateGate.demand(
          Optional.of(set.directory()).filter(directory -> set.isDirectoryOf(environment)));
    }
  }

  private boolean isRequired(Map<String, String> environment) {
    String value = environment.getOrDefault(VARIABLE, "").strip();
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "", "false" -> false;
      default ->
          throw new ParameterException(
              command.commandLine(), VARIABLE + " \"" + value + "\" is neither true nor false");
    };
  }
}
