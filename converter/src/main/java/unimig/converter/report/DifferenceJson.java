package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unimig.converter.proof.Explained;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Sent;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.RowSpot;

/** What differs, for programs; {@code docs/differences.md} says what each field means. */
public final class DifferenceJson {
  private static final int MOST_DIFFERENCES = 500;

  private DifferenceJson() {}

  /** Adds {@code differences} and {@code statements} to the object of a migration. */
  public static void addTo(JsonObject object, MigrationProof proof) {
    JsonArray differences = new JsonArray();
    JsonArray traces = new JsonArray();
    add(differences, traces, proof.steps(), "original");
    proof.witness().ifPresent(each -> add(differences, traces, each.steps(), "witness"));
    object.add("differences", differences);
    object.add("statements", traces);
  }

  private static void add(
      JsonArray differences, JsonArray traces, List<Step> steps, String beside) {
    for (Step step : steps) {
      if (step.result() != MigrationProof.Result.DIFFERENT) {
        continue;
      }
      String phase = step.phase().name().toLowerCase(Locale.ROOT);
      for (Explained each : Explained.of(step, MOST_DIFFERENCES)) {
        differences.add(difference(each, phase, beside));
      }
      JsonObject trace = new JsonObject();
      trace.addProperty("phase", phase);
      trace.addProperty("beside", beside);
      trace.add("original", statements(step.original()));
      trace.add("converted", statements(step.converted()));
      trace.addProperty("differences", step.differences().size());
      step.message().ifPresent(message -> trace.addProperty("message", message));
      traces.add(trace);
    }
  }

  private static JsonObject difference(Explained explained, String phase, String beside) {
    Difference difference = explained.difference();
    JsonObject json = new JsonObject();
    json.addProperty("phase", phase);
    json.addProperty("beside", beside);
    json.addProperty("area", difference.area().name().toLowerCase(Locale.ROOT));
    json.addProperty("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    json.addProperty("object", difference.object());
    add(json, "part", difference.part());
    if (difference.spot().isPresent()) {
      addSpot(json, difference.spot().get());
    } else {
      add(json, "attribute", difference.attribute());
    }
    json.addProperty("original", difference.original().orElse(null));
    json.addProperty("converted", difference.converted().orElse(null));
    JsonObject statements = new JsonObject();
    explained.original().ifPresent(sent -> statements.add("original", statement(sent)));
    explained.converted().ifPresent(sent -> statements.add("converted", statement(sent)));
    json.add("statements", statements);
    return json;
  }

  private static void add(JsonObject json, String name, String value) {
    if (!value.isEmpty()) {
      json.addProperty(name, value);
    }
  }

  private static void addSpot(JsonObject json, RowSpot spot) {
    JsonObject key = new JsonObject();
    spot.key().forEach(each -> key.addProperty(each.column(), each.value().orElse(null)));
    json.add("key", key);
    spot.column().ifPresent(column -> json.addProperty("column", column));
    spot.path().ifPresent(path -> json.addProperty("path", path));
    spot.position().ifPresent(position -> json.addProperty("position", position));
  }

  private static JsonArray statements(List<Sent> trace) {
    JsonArray array = new JsonArray();
    trace.forEach(sent -> array.add(statement(sent)));
    return array;
  }

  private static JsonObject statement(Sent sent) {
    JsonObject json = new JsonObject();
    json.addProperty("sql", sent.sql());
    Optional.of(sent)
        .flatMap(Sent::place)
        .ifPresent(
            place -> {
              json.addProperty("file", place.file());
              json.addProperty("line", place.line());
              json.addProperty("column", place.column());
            });
    return json;
  }
}
