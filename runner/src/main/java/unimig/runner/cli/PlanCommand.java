package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.engine.PlannedMigration;

/** {@code unimig plan}. */
@Command(
    name = "plan",
    description = {
      "Shows every statement that migrate would send, in order; runs nothing.",
      "Bound values are not shown. Where rows decide, the statements are those of an empty answer."
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--target",
      paramLabel = "VERSION",
      description = "The last version to plan for (default: the newest).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--group",
      description = "Plan for one transaction, as migrate --group runs them, instead of one each.")
  private boolean group;

  @Option(
      names = "--out-of-order",
      description = "Plan for pending migrations that are older than the newest applied one too.")
  private boolean outOfOrder;

  @Option(names = "--check", description = "Exit with 6 if migrations are pending.")
  private boolean check;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<PlannedMigration> plan =
        engine.with(
            surroundings,
            settings -> settings.withGroup(group).withOutOfOrder(outOfOrder),
            opened -> opened.plan(target));
    if (output.isJson()) {
      JsonObject json = Json.result("plan", true, new JsonArray());
      json.addProperty("pending", plan.size());
      json.addProperty("group", group);
      json.add("migrations", Json.array(plan, PlanCommand::json));
      Json.print(surroundings, json);
    } else {
      surroundings.out().print(new PlanText(output.paint(surroundings), group).of(plan));
      surroundings.out().flush();
      surroundings.err().println(plan.size() + " pending, nothing was run");
    }
    return check && !plan.isEmpty() ? ExitCode.PENDING : ExitCode.DONE;
  }

  static JsonElement json(PlannedMigration migration) {
    JsonObject json = new JsonObject();
    json.add("version", Json.optional(migration.version()));
    json.addProperty("description", migration.description());
    json.addProperty("kind", migration.kind());
    json.addProperty("script", migration.script());
    json.add("mode", Json.optional(migration.mode()));
    json.addProperty("transactional", migration.transactional());
    json.addProperty("dependsOnRows", migration.dependsOnRows());
    json.add("statements", Json.array(migration.statements(), JsonPrimitive::new));
    json.add("note", Json.optional(migration.note()));
    return json;
  }
}
