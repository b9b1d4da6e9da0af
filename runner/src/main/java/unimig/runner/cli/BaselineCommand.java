package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import unimig.runner.engine.BaselineResult;

/** {@code unimig baseline}. */
@Command(
    name = "baseline",
    description = {
      "Marks an existing database as being at the consolidation point.",
      "All its legacy migrations count as applied; migrate begins after them."
    },
    mixinStandardHelpOptions = true)
public final class BaselineCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final ConsolidationPoint source;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--at",
      paramLabel = "VERSION",
      description = "Another version than the consolidation point of the set.")
  private Optional<String> at = Optional.empty();

  public BaselineCommand(Surroundings surroundings, ConsolidationPoint source) {
    this.surroundings = surroundings;
    this.source = source;
  }

  @Override
  public Integer call() {
    ConsolidationPoint.Point point =
        at.map(version -> new ConsolidationPoint.Point(version, "baseline"))
            .or(() -> source.in(engine.set().directory()))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "the set has no consolidation point; give --at"));
    source
        .check(engine.set().directory(), point.version(), engine.history(surroundings))
        .forEach(surroundings.err()::println);
    BaselineResult result =
        engine.with(
            surroundings,
            UnaryOperator.identity(),
            opened -> opened.baseline(point.version(), point.description()));
    if (output.isJson()) {
      JsonObject json = Json.result("baseline", true, new JsonArray());
      json.addProperty("version", result.version());
      json.addProperty("description", result.description());
      Json.print(surroundings, json);
    } else {
      surroundings.out().println("marked as being at version " + result.version());
    }
    return ExitCode.DONE;
  }
}
