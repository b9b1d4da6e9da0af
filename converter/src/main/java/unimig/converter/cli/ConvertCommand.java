package unimig.converter.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.converter.build.Built;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.report.ConversionReport;
import unimig.converter.report.Explanation;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.Severity;

/** {@code unimig convert}. */
@Command(
    name = "convert",
    description = {
      "Turns legacy migrations (Knex, Prisma, SQL) into a Flyway migration set.",
      "Converting again into the same directory changes no version that is already there."
    },
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
  /** Room for two columns of code, where no terminal says how wide it is. */
  private static final int WIDTH = 200;

  private final Surroundings surroundings;

  @Mixin private final ConvertOptions options = new ConvertOptions();
  @Mixin private final ScratchOptions scratch = new ScratchOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--build", description = "Compile the converted set, as unimig build does.")
  private boolean build;

  @Option(
      names = "--prove",
      description = "Build and prove the converted set, as unimig build and unimig prove do.")
  private boolean prove;

  @Option(
      names = "--explain",
      paramLabel = "NAME",
      description = {
        "Show what one migration becomes, and why, beside its original; write nothing.",
        "NAME is its name or version, or a part of its path."
      })
  private Optional<String> explained = Optional.empty();

  ConvertCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return explained.isPresent() ? explain(explained.get()) : convert();
  }

  private int explain(String name) {
    if (build || prove) {
      throw options.wrong("--explain writes nothing: leave out --build and --prove");
    }
    Paint paint = output.paint(surroundings);
    ProgressBar bar = new ProgressBar(surroundings, paint, /* silent= */ true);
    try (Workbench workbench = new Workbench(surroundings, options)) {
      Explanation explanation = workbench.explain(name, new ConversionProgress(bar));
      if (output.isJson()) {
        Json.print(surroundings, Json.result("convert", true, explanation.json()));
      } else {
        explanation.text(paint, width()).forEach(surroundings.out()::println);
      }
      return ExitCode.DONE;
    }
  }

  /** Of the terminal, as the launcher or the user's shell says. */
  private int width() {
    String columns = surroundings.environment().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH;
  }

  private int convert() {
    // Before any work: there must be somewhere to write to.
    options.out();
    Paint paint = output.paint(surroundings);
    ProgressBar bar = new ProgressBar(surroundings, paint, output.isJson());
    try (Workbench workbench = new Workbench(surroundings, options)) {
      ConvertedMigrations converted = workbench.convert(new ConversionProgress(bar));
      bar.clear();
      ConversionReport report = new ConversionReport(converted);
      if (!output.isJson()) {
        warnings(surroundings, converted.diagnostics());
        report.text(paint).forEach(surroundings.out()::println);
        next();
      }
      JsonObject json = report.json();
      if (build || prove) {
        build(workbench, json);
      }
      int exit = prove ? prove(workbench, paint, bar, json) : ExitCode.DONE;
      if (output.isJson()) {
        Json.print(surroundings, Json.result("convert", exit == ExitCode.DONE, json));
      }
      return exit;
    }
  }

  private void build(Workbench workbench, JsonObject json) {
    Built built = workbench.build();
    json.add("build", BuildCommand.json(built));
    if (!output.isJson()) {
      BuildCommand.print(surroundings, built);
    }
  }

  private int prove(Workbench workbench, Paint paint, ProgressBar bar, JsonObject json) {
    ProofRun proof = new ProofRun(surroundings, scratch, paint, bar);
    int exit = proof.run(workbench, options.out());
    json.add("proof", proof.json());
    if (!output.isJson()) {
      proof.text().forEach(surroundings.out()::println);
    }
    return exit;
  }

  static void warnings(Surroundings surroundings, List<Diagnostic> diagnostics) {
    diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
        .forEach(surroundings.err()::println);
  }

  private void next() {
    if (!prove) {
      surroundings.out().println();
      surroundings.out().println("written to " + options.out() + "; next:");
      if (!build) {
        surroundings.out().println("  unimig build " + options.out());
      }
      surroundings.out().println("  unimig prove " + options.commandLine());
    }
  }
}
