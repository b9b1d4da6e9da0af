package unimig.converter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.mutant.Mutant;
import unimig.converter.mutant.MutantSets;
import unimig.converter.mutant.Mutants;
import unimig.converter.mutant.Mutants.Verdict;
import unimig.converter.proof.Proof;
import unimig.converter.report.MutantReport;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Manifest;

/** {@code unimig mutants}. */
@Command(
    name = "mutants",
    description = {
      "Puts the proof to the test: plants one small fault at a time in the converted migrations of",
      "a project, and shows which of them the proof finds. The project must convert and be proven."
    },
    mixinStandardHelpOptions = true)
final class MutantsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "PATH", description = "A legacy project.")
  private Path path = Path.of("");

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "600",
      description =
          "How many faults to draw from all that can be planted (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(
      names = "--least",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Exit with 4 if the proof finds fewer (default: ${DEFAULT-VALUE}).")
  private double least;

  @Mixin private final ScratchOptions scratch = new ScratchOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  MutantsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Paint paint = output.paint(surroundings);
    ProgressBar bar = new ProgressBar(surroundings, paint, output.isJson());
    ConvertOptions options = ConvertOptions.of(path, DemoCommand.temporary());
    try (Workbench workbench = new Workbench(surroundings, options)) {
      Manifest manifest = workbench.convert(new ConversionProgress(bar)).manifest();
      workbench.build();
      List<Verdict> verdicts = challenge(workbench, options.out(), manifest, bar);
      bar.clear();
      MutantReport report = new MutantReport(verdicts);
      boolean isEnough = report.percent() >= least;
      if (output.isJson()) {
        Json.print(surroundings, Json.result("mutants", isEnough, report.json()));
      } else {
        report.text().forEach(surroundings.out()::println);
      }
      return isEnough ? ExitCode.DONE : ExitCode.NOT_EQUIVALENT;
    }
  }

  private List<Verdict> challenge(
      Workbench workbench, Path set, Manifest manifest, ProgressBar bar) {
    Map<String, List<Mutant>> mutants = Mutants.of(set, manifest, most, scratch.seed());
    int expected = mutants.values().stream().mapToInt(List::size).sum();
    List<Verdict> verdicts = new ArrayList<>();
    LegacyProject project = workbench.read(manifest);
    Map<String, String> environment =
        scratch.environment(surroundings, manifest, new ArrayList<>());
    Proof proof =
        new Proof(
            workbench.engine(),
            project,
            manifest,
            set,
            environment,
            scratch::prepare,
            workbench.clock());
    try (ScratchServer server = scratch.open(surroundings);
        MutantSets sets =
            new MutantSets(
                set,
                mutants,
                System.getProperty("java.class.path"),
                verdict -> {
                  verdicts.add(verdict);
                  bar.at(verdicts.size(), expected, verdict.mutant().file());
                })) {
      proof.challenge(server, scratch.rows(surroundings, project.project().root()), sets::of);
    }
    return verdicts;
  }
}
