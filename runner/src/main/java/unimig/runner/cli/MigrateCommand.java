package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.engine.RunListener;
import unimig.runner.engine.RunResult;

/** {@code unimig migrate}. */
@Command(
    name = "migrate",
    description = "Applies all pending migrations.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final CertificateOptions certificate = new CertificateOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--target",
      paramLabel = "VERSION",
      description = "The last version to apply (default: the newest).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--group",
      description = "Apply all in one transaction, as Knex does, instead of one each.")
  private boolean group;

  @Option(
      names = "--out-of-order",
      description = "Apply pending migrations that are older than the newest applied one too.")
  private boolean outOfOrder;

  @Mixin private final DualOptions dual = new DualOptions();

  MigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    certificate.check(engine.set(), surroundings.environment());
    Paint paint = output.paint(surroundings);
    ProgressLines lines = new ProgressLines(surroundings, paint, "applied");
    List<String> notes = new ArrayList<>();
    RunListener listener = output.isJson() ? noting(notes) : lines;
    RunResult result;
    try {
      result =
          engine.with(
              surroundings,
              settings ->
                  settings.withGroup(group).withOutOfOrder(outOfOrder).withDual(dual.mode()),
              opened -> opened.migrate(target, listener));
    } finally {
      if (!output.isJson()) {
        lines.clear();
      }
    }
    if (output.isJson()) {
      Json.print(surroundings, json(result, notes));
    } else {
      surroundings.out().println(summary(result));
      dual.lines(result).forEach(surroundings.out()::println);
    }
    return ExitCode.DONE;
  }

  private static RunListener noting(List<String> notes) {
    return new RunListener() {
      @Override
      public void note(String text) {
        notes.add(text);
      }
    };
  }

  private static String summary(RunResult result) {
    String version = result.version().orElse("none");
    int count = result.applied().size();
    return count == 0
        ? "up to date at version " + version
        : "%d migration%s applied in %d ms, now at version %s"
            .formatted(count, count == 1 ? "" : "s", result.milliseconds(), version);
  }

  private static JsonObject json(RunResult result, List<String> notes) {
    JsonObject json = Json.result("migrate", true, new JsonArray());
    json.add("versionBefore", Json.optional(result.versionBefore()));
    json.add("version", Json.optional(result.version()));
    json.addProperty("milliseconds", result.milliseconds());
    json.add("applied", Json.array(result.applied(), Json::applied));
    json.add("legacyRows", Json.array(result.legacyRows(), DualOptions::json));
    json.add("notes", Json.array(notes, JsonPrimitive::new));
    return json;
  }
}
