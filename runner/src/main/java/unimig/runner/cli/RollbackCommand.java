package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.engine.PlannedMigration;
import unimig.runner.engine.RollbackRange;
import unimig.runner.engine.RollbackResult;
import unimig.runner.engine.RunListener;

/** {@code unimig rollback}. */
@Command(
    name = "rollback",
    description = {
      "Takes applied migrations back, the last applied one first (default: that one alone).",
      "Nothing is touched if one of them has no way back."
    },
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final DualOptions dual = new DualOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @ArgGroup private final Range range = new Range();

  @Option(
      names = "--plan",
      description = "Show the statements that would be sent, and run nothing.")
  private boolean plan;

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** One of both. */
  private static final class Range {
    @Option(
        names = "--to",
        paramLabel = "VERSION",
        description = "Take back all that are above this version, which stays; 0 for all.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "Take back the last N applied.")
    private Optional<Integer> count = Optional.empty();

    RollbackRange asked() {
      return to.<RollbackRange>map(RollbackRange.DownTo::new)
          .orElseGet(() -> new RollbackRange.Last(count.orElse(1)));
    }
  }

  @Override
  public Integer call() {
    return plan ? planned() : takenBack();
  }

  private int planned() {
    List<PlannedMigration> steps =
        engine.with(surroundings, s -> s, opened -> opened.rollbackPlan(range.asked()));
    if (output.isJson()) {
      JsonObject json = Json.result("rollback", true, new JsonArray());
      json.addProperty("plan", true);
      json.add("migrations", Json.array(steps, PlanCommand::json));
      Json.print(surroundings, json);
    } else {
      surroundings
          .out()
          .print(new PlanText(output.paint(surroundings), /* group= */ false).of(steps));
      surroundings.out().flush();
      surroundings.err().println(steps.size() + " to take back, nothing was run");
    }
    return ExitCode.DONE;
  }

  private int takenBack() {
    ProgressLines lines = new ProgressLines(surroundings, output.paint(surroundings), "taken back");
    RunListener listener = output.isJson() ? RunListener.SILENT : lines;
    List<RollbackResult> results;
    try {
      results =
          engine.with(
              surroundings,
              settings -> settings.withDual(dual.mode()),
              opened -> opened.rollback(range.asked(), listener));
    } finally {
      if (!output.isJson()) {
        lines.clear();
      }
    }
    if (output.isJson()) {
      JsonObject json = Json.result("rollback", true, new JsonArray());
      json.add("takenBack", Json.array(results, RollbackCommand::json));
      Json.print(surroundings, json);
    } else {
      int count = results.size();
      surroundings
          .out()
          .println("%d migration%s taken back".formatted(count, count == 1 ? "" : "s"));
    }
    return ExitCode.DONE;
  }

  private static JsonElement json(RollbackResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("version", result.version());
    json.addProperty("description", result.description());
    json.addProperty("milliseconds", result.milliseconds());
    return json;
  }
}
