package unimig.runner.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import unimig.runner.certificate.Certificate;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.certificate.CheckResult;

/** {@code unimig verify-certificate}. */
@Command(
    name = "verify-certificate",
    description = {
      "Checks that certificate.json proves the files as they are now.",
      "Needs neither database nor network.",
      "Migrations after the last proven version are no matter of the certificate."
    },
    mixinStandardHelpOptions = true)
final class VerifyCertificateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Directory with certificate.json and the proven set (default: the current one).")
  private Path directory = Path.of(".");

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = {
        "Where the legacy migrations are, which are then checked too.",
        "The directory that their paths in the certificate begin at."
      })
  private Optional<Path> sources = Optional.empty();

  @Mixin private final OutputOptions output = new OutputOptions();

  VerifyCertificateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    demandDirectory(directory);
    sources.ifPresent(this::demandDirectory);
    CheckResult result = CertificateCheck.ofAll(directory, sources);
    if (output.isJson()) {
      Json.print(surroundings, json(result));
    } else {
      result.findings().forEach(surroundings.err()::println);
      surroundings.out().println(summary(result, output.paint(surroundings)));
    }
    if (!result.mismatches().isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    return result.holds() ? ExitCode.DONE : ExitCode.NOT_EQUIVALENT;
  }

  private void demandDirectory(Path path) {
    if (!Files.isDirectory(path)) {
      throw new ParameterException(spec.commandLine(), "\"" + path + "\" is no directory");
    }
  }

  private String summary(CheckResult result, Paint paint) {
    if (!result.holds()) {
      int count = result.findings().size();
      return paint.bad(
          "the certificate does not hold: %d finding%s".formatted(count, count == 1 ? "" : "s"));
    }
    Certificate certificate = result.certificate().orElseThrow();
    return paint.good(
        "the certificate holds: %d migrations proven on PostgreSQL %s (%s), %d files as proven, %s"
            .formatted(
                certificate.migrations().size(),
                certificate.postgresql(),
                certificate.level(),
                result.files(),
                sources.isPresent()
                    ? result.sources() + " legacy files too"
                    : "legacy files not looked at (--sources)"));
  }

  private JsonObject json(CheckResult result) {
    JsonObject json =
        Json.result(
            "verify-certificate", result.holds(), Json.array(result.findings(), Json::diagnostic));
    json.addProperty(
        "proven", result.certificate().isPresent() && result.certificate().get().proven());
    json.add("level", Json.optional(result.certificate().map(Certificate::level)));
    json.addProperty("migrations", result.certificate().map(c -> c.migrations().size()).orElse(0));
    json.addProperty("files", result.files());
    json.addProperty("sources", result.sources());
    return json;
  }
}
