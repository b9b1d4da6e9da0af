package unimig.consolidator.cli;

import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;

/** {@code unimig status}. */
@Command(
    name = "status",
    description = {
      "Shows what the histories of a database say of each legacy migration.",
      "Reads the tables of Knex, Prisma, Flyway and others; changes nothing."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final HistoryOptions histories = new HistoryOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--check",
      description = "Exit with 6 if migrations are pending, or applied and not adopted.")
  private boolean check;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LegacyState legacy = LegacyState.of(surroundings, database, set, histories);
    Reconciliation state = legacy.read();
    StatusReport report = new StatusReport(legacy.manifest(), state);
    if (output.isJson()) {
      JsonObject json = Json.result("status", state.doubts().isEmpty(), report.json());
      json.add("errors", Json.array(state.doubts(), StatusReport::finding));
      Json.print(surroundings, json);
    } else {
      surroundings
          .out()
          .println(report.text(output.paint(surroundings), surroundings.clock().getZone()));
      surroundings.err().println(report.summary());
    }
    if (!state.doubts().isEmpty()) {
      return ExitCode.DRIFT;
    }
    boolean open = !state.pending().isEmpty() || !state.unrecorded().isEmpty();
    return check && open ? ExitCode.PENDING : ExitCode.DONE;
  }
}
