package unimig.consolidator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unimig.consolidator.drift.DriftResult;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.KeptConnections;

/** {@code unimig drift}. */
@Command(
    name = "drift",
    description = {
      "Compares the schema of a database with what its applied migrations make.",
      "They are run on a scratch database; the database itself is only read."
    },
    mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final ScratchDatabases.Source source;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final SchemaCheckOptions check = new SchemaCheckOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  DriftCommand(Surroundings surroundings, ScratchDatabases.Source source) {
    this.surroundings = surroundings;
    this.source = source;
  }

  @Override
  public Integer call() {
    DriftResult result;
    try (KeptConnections connections =
        new KeptConnections(database.url(surroundings.environment()))) {
      result =
          check
              .check(
                  source,
                  surroundings.environment(),
                  database,
                  set.set(surroundings.environment()),
                  connections)
              .compareWithHistory();
    }
    if (output.isJson()) {
      Json.print(
          surroundings, Json.result("drift", result.isAsApplied(), new DriftJson(result).fields()));
    } else {
      DriftReport report = new DriftReport(result);
      surroundings.out().println(report.text(output.paint(surroundings)));
      report.advice().ifPresent(surroundings.err()::println);
    }
    return result.isAsApplied() ? ExitCode.DONE : ExitCode.DRIFT;
  }
}
