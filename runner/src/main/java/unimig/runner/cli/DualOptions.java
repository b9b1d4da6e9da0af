package unimig.runner.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.runner.engine.DualMode;
import unimig.runner.engine.LegacyRow;
import unimig.runner.engine.RunResult;

/** Whether migrate writes the histories of the old tools too. */
final class DualOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--dual-history",
      description = {
        "Write what is applied to the history tables of Knex and Prisma too,",
        "while the old service may still be deployed."
      })
  private boolean dual;

  @Option(
      names = "--fill-legacy-history",
      description = "With --dual-history: also what was applied without it.")
  private boolean fill;

  DualMode mode() {
    if (fill && !dual) {
      throw new ParameterException(
          command.commandLine(), "--fill-legacy-history needs --dual-history");
    }
    return fill ? DualMode.FILL : dual ? DualMode.ON : DualMode.OFF;
  }

  /** How much was written to which table. */
  List<String> lines(RunResult result) {
    Map<String, Integer> rows = new TreeMap<>();
    result.legacyRows().forEach(row -> rows.merge(row.table(), 1, Integer::sum));
    return rows.entrySet().stream()
        .map(
            table ->
                "%d row%s written to %s"
                    .formatted(table.getValue(), table.getValue() == 1 ? "" : "s", table.getKey()))
        .toList();
  }

  static JsonElement json(LegacyRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("table", row.table());
    json.addProperty("name", row.name());
    return json;
  }
}
