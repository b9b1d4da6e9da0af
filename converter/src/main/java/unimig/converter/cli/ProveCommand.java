package unimig.converter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;

/** {@code unimig prove}. */
@Command(
    name = "prove",
    description = {
      "Shows that a converted set does what the originals do.",
      "Runs both side by side on two scratch databases and compares schema, rows and sequences",
      "after every up, down and up again."
    },
    mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ConvertOptions options = new ConvertOptions();
  @Mixin private final ScratchOptions scratch = new ScratchOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--resume",
      description = {
        "Go on where the last proof of the same files was interrupted.",
        "What it had proven is run up once, and compared once at its end."
      })
  private boolean resume;

  ProveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Paint paint = output.paint(surroundings);
    ProgressBar bar = new ProgressBar(surroundings, paint, output.isJson());
    try (Workbench workbench = new Workbench(surroundings, options)) {
      workbench.build();
      ProofRun proof = new ProofRun(surroundings, scratch, paint, bar).resuming(resume);
      int exit = proof.run(workbench, options.out());
      if (output.isJson()) {
        Json.print(surroundings, Json.result("prove", exit == ExitCode.DONE, proof.json()));
      } else {
        proof.text().forEach(surroundings.out()::println);
      }
      return exit;
    }
  }
}
