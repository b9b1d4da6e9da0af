package unimig.consolidator.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.cutover.CutoverPlan;
import unimig.consolidator.cutover.Step;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.Paint;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** {@code unimig cutover}. */
@Command(
    name = "cutover",
    description = {
      "Prints the way from the old tools to this set, step by step, with commands.",
      "Steps that files and database show as done are marked. Changes nothing."
    },
    mixinStandardHelpOptions = true)
final class CutoverCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final HistoryOptions histories = new HistoryOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "Root of the legacy project (default: the current directory).")
  private Path sources = Path.of(".");

  CutoverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<Reconciliation> state =
        database.isGiven(surroundings.environment())
            ? Optional.of(LegacyState.of(surroundings, database, set, histories).read())
            : Optional.empty();
    Manifest manifest = ManifestFile.read(set.directory().resolve(Manifest.FILE_NAME));
    List<Step> steps = CutoverPlan.of(set.directory(), sources, manifest, state);
    if (output.isJson()) {
      JsonObject json = new JsonObject();
      json.add("steps", Json.array(steps, CutoverCommand::json));
      Json.print(surroundings, Json.result("cutover", true, json));
    } else {
      print(steps, output.paint(surroundings));
      if (state.isEmpty()) {
        surroundings
            .err()
            .println("give --database-url to see what is done in a database, once for each");
      }
    }
    return ExitCode.DONE;
  }

  private void print(List<Step> steps, Paint paint) {
    int number = 0;
    for (Step step : steps) {
      number++;
      String title = "%s %2d. %s".formatted(mark(step), number, step.title());
      surroundings
          .out()
          .println(step.state() == Step.State.DONE ? paint.faint(title) : paint.bold(title));
      if (step.state() != Step.State.DONE) {
        step.commands().forEach(command -> surroundings.out().println("          " + command));
        if (!step.remark().isEmpty()) {
          surroundings.out().println(paint.faint("        " + step.remark()));
        }
      }
    }
  }

  private static String mark(Step step) {
    return switch (step.state()) {
      case DONE -> "[x]";
      case OPEN -> "[ ]";
      case UNKNOWN -> "[?]";
    };
  }

  private static JsonElement json(Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("title", step.title());
    json.addProperty("state", step.state().name().toLowerCase(Locale.ROOT));
    json.add("commands", Json.array(step.commands(), JsonPrimitive::new));
    json.addProperty("remark", step.remark());
    return json;
  }
}
