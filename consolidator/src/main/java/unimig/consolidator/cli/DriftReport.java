package unimig.consolidator.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.consolidator.drift.Deviation;
import unimig.consolidator.drift.DriftResult;
import unimig.consolidator.drift.Ignored;
import unimig.consolidator.drift.Standing;
import unimig.consolidator.drift.Step;
import unimig.runner.cli.Json;
import unimig.runner.cli.Paint;

/** Shows the result of a comparison of schemas as text and as JSON. */
final class DriftReport {
  private final DriftResult result;

  DriftReport(DriftResult result) {
    this.result = result;
  }

  /** Without the last line feed. */
  String text(Paint paint) {
    List<String> lines = new ArrayList<>();
    lines.add(result.isAsApplied() ? paint.good(headline()) : paint.bad("drift: " + headline()));
    groups()
        .forEach(
            (title, deviations) -> {
              lines.add("");
              lines.add(paint.bold(title));
              deviations.forEach(deviation -> lines.add("  " + deviation));
            });
    if (!result.remarks().isEmpty()) {
      lines.add("");
      lines.addAll(result.remarks());
    }
    lines.add("");
    lines.add(paint.faint("Not compared:"));
    result.ignored().forEach(each -> lines.add(paint.faint("  " + each)));
    return String.join("\n", lines);
  }

  private Map<String, List<Deviation>> groups() {
    return result.deviations().stream()
        .collect(
            Collectors.groupingBy(DriftReport::title, LinkedHashMap::new, Collectors.toList()));
  }

  private static String title(Deviation deviation) {
    String step = deviation.step().map(Step::toString).orElse("");
    return switch (deviation.origin()) {
      case APPLIED -> "Not as " + step + " left it:";
      case PENDING -> "There already, though " + step + " is pending:";
      case UNKNOWN -> "Of no migration:";
    };
  }

  private String headline() {
    return result
        .standing()
        .accept(
            new Standing.Visitor<String>() {
              @Override
              public String asApplied(Standing.AsApplied standing) {
                return "no drift: the schema is what %s (PostgreSQL %d)"
                    .formatted(applied(), result.serverVersion());
              }

              @Override
              public String elsewhere(Standing.Elsewhere standing) {
                return "the schema is that " + place(standing.after()) + ", though " + history();
              }

              @Override
              public String diverged(Standing.Diverged standing) {
                return "%s; the schema is at no point what the migrations make%s"
                    .formatted(
                        count(result.deviations().size(), "difference"),
                        standing.first().map(s -> ", the first to differ is " + s).orElse(""));
              }
            });
  }

  private String applied() {
    int count = result.applied().size();
    return count + (count == 1 ? " applied migration makes" : " applied migrations make");
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String place(List<Step> after) {
    if (after.isEmpty()) {
      return "before the first migration";
    }
    String first = "after " + after.get(0);
    return after.size() == 1
        ? first
        : first + " up to " + after.get(after.size() - 1) + ", which do not change it";
  }

  private String history() {
    List<Step> applied = result.applied();
    return applied.isEmpty()
        ? "nothing counts as applied"
        : applied.get(applied.size() - 1) + " counts as applied";
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("drift", !result.isAsApplied());
    json.addProperty("summary", headline());
    json.addProperty("serverVersion", result.serverVersion());
    json.add("applied", Json.array(result.applied(), DriftReport::step));
    json.add("standing", standing());
    json.add("differences", Json.array(result.deviations(), DriftReport::deviation));
    json.add("ignored", Json.array(result.ignored(), DriftReport::ignored));
    JsonArray remarks = new JsonArray();
    result.remarks().forEach(remarks::add);
    json.add("remarks", remarks);
    return json;
  }

  private JsonObject standing() {
    return result
        .standing()
        .accept(
            new Standing.Visitor<JsonObject>() {
              @Override
              public JsonObject asApplied(Standing.AsApplied standing) {
                return state("asApplied");
              }

              @Override
              public JsonObject elsewhere(Standing.Elsewhere standing) {
                JsonObject json = state("elsewhere");
                json.addProperty("isBehind", standing.isBehind());
                json.add("after", Json.array(standing.after(), DriftReport::step));
                return json;
              }

              @Override
              public JsonObject diverged(Standing.Diverged standing) {
                JsonObject json = state("diverged");
                json.add("first", step(standing.first()));
                return json;
              }
            });
  }

  private static JsonObject state(String name) {
    JsonObject json = new JsonObject();
    json.addProperty("state", name);
    return json;
  }

  private static JsonElement step(Optional<Step> step) {
    return step.map(DriftReport::step).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement step(Step step) {
    JsonObject json = new JsonObject();
    json.add("version", Json.optional(step.version()));
    json.addProperty("name", step.name());
    return json;
  }

  private static JsonElement deviation(Deviation deviation) {
    JsonObject json = new JsonObject();
    json.addProperty("object", deviation.difference().object());
    json.addProperty("part", deviation.difference().part());
    json.addProperty("attribute", deviation.difference().attribute());
    json.addProperty(
        "kind",
        switch (deviation.difference().kind()) {
          case MISSING -> "onlyInDatabase";
          case EXTRA -> "notInDatabase";
          case CHANGED -> "changed";
        });
    json.add("live", Json.optional(deviation.difference().original()));
    json.add("expected", Json.optional(deviation.difference().converted()));
    json.addProperty("origin", deviation.origin().name().toLowerCase(Locale.ROOT));
    json.add("migration", step(deviation.step()));
    return json;
  }

  private static JsonElement ignored(Ignored ignored) {
    JsonObject json = new JsonObject();
    json.addProperty("what", ignored.what());
    json.addProperty("why", ignored.why());
    return json;
  }
}
