package unimig.consolidator.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Optional;
import unimig.consolidator.drift.Deviation;
import unimig.consolidator.drift.DriftResult;
import unimig.consolidator.drift.Ignored;
import unimig.consolidator.drift.Nearest;
import unimig.consolidator.drift.Standing;
import unimig.consolidator.drift.Step;
import unimig.runner.catalog.Difference;
import unimig.runner.cli.Json;

/** The result of a comparison of schemas as JSON. */
final class DriftJson {
  private final DriftResult result;

  DriftJson(DriftResult result) {
    this.result = result;
  }

  JsonObject fields() {
    JsonObject json = new JsonObject();
    json.addProperty("drift", !result.isAsApplied());
    json.addProperty("summary", new DriftReport(result).headline());
    json.addProperty("serverVersion", result.serverVersion());
    json.add("applied", Json.array(result.applied(), DriftJson::step));
    json.add("standing", standing());
    json.add("differences", Json.array(result.deviations(), DriftJson::deviation));
    json.add("ignored", Json.array(result.ignored(), DriftJson::ignored));
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
                json.add("after", Json.array(standing.after(), DriftJson::step));
                return json;
              }

              @Override
              public JsonObject diverged(Standing.Diverged standing) {
                JsonObject json = state("diverged");
                json.add("first", step(standing.first()));
                json.add(
                    "nearest",
                    standing.nearest().map(DriftJson::nearest).orElse(JsonNull.INSTANCE));
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
    return step.map(DriftJson::step).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement step(Step step) {
    JsonObject json = new JsonObject();
    json.add("version", Json.optional(step.version()));
    json.addProperty("name", step.name());
    return json;
  }

  private static JsonElement nearest(Nearest nearest) {
    JsonObject json = new JsonObject();
    json.add("after", Json.array(nearest.after(), DriftJson::step));
    json.add("differences", Json.array(nearest.differences(), DriftJson::difference));
    return json;
  }

  private static JsonElement deviation(Deviation deviation) {
    JsonObject json = difference(deviation.difference());
    json.addProperty("origin", deviation.origin().name().toLowerCase(Locale.ROOT));
    json.add("migration", step(deviation.step()));
    return json;
  }

  private static JsonObject difference(Difference difference) {
    JsonObject json = new JsonObject();
    json.addProperty("object", difference.object());
    json.addProperty("part", difference.part());
    json.addProperty("attribute", difference.attribute());
    json.addProperty(
        "kind",
        switch (difference.kind()) {
          case MISSING -> "onlyInDatabase";
          case EXTRA -> "notInDatabase";
          case CHANGED -> "changed";
        });
    json.add("live", Json.optional(difference.original()));
    json.add("expected", Json.optional(difference.converted()));
    return json;
  }

  private static JsonElement ignored(Ignored ignored) {
    JsonObject json = new JsonObject();
    json.addProperty("what", ignored.what());
    json.addProperty("why", ignored.why());
    return json;
  }
}
