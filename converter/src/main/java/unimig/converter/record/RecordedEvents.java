package unimig.converter.record;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unimig.converter.script.RecordedRun;

/**
 * The events of one recorded run, as {@code recorder.cjs} writes them.
 *
 * @param events in order
 * @param inspections where the script looked at an answer, and how
 * @param statements how many it sent, without those that begin and end transactions
 * @param transactional whether Knex gives the migration a transaction
 */
record RecordedEvents(
    List<Event> events, List<Inspection> inspections, int statements, boolean transactional) {

  /** What Knex did with a connection. */
  enum Kind {
    /** Sent something that a script made. */
    STATEMENT,
    /** Sent its own BEGIN, COMMIT, SAVEPOINT … */
    SESSION,
    /** Let the statement before fail, for the experiment. */
    FAILURE
  }

  /**
   * One event.
   *
   * @param place {@code path:line:column} with a virtual path, or empty
   * @param strayQuestionMark whether Knex numbered a question mark for which there is no value
   */
  record Event(
      int connection,
      Kind kind,
      String sql,
      List<Bound> values,
      String place,
      boolean strayQuestionMark) {}

  /** A bound value: type is one of text, number, boolean, null, bytes, date. */
  record Bound(String type, String text) {}

  /** A look at an answer. */
  record Inspection(String how, String at) {}

  static RecordedEvents of(RecordedRun run) {
    JsonObject json = JsonParser.parseString(run.events()).getAsJsonObject();
    List<Event> events = new ArrayList<>();
    for (JsonElement each : json.getAsJsonArray("events")) {
      events.add(event(each.getAsJsonObject()));
    }
    List<Inspection> inspections = new ArrayList<>();
    for (JsonElement each : json.getAsJsonArray("inspections")) {
      inspections.add(new Gson().fromJson(each, Inspection.class));
    }
    return new RecordedEvents(
        List.copyOf(events),
        List.copyOf(inspections),
        json.get("statements").getAsInt(),
        json.get("transactional").getAsBoolean());
  }

  private static Event event(JsonObject json) {
    List<Bound> values = new ArrayList<>();
    JsonArray array = json.getAsJsonArray("values");
    for (JsonElement each : array) {
      JsonObject value = each.getAsJsonObject();
      String text = Optional.ofNullable(value.get("text")).map(JsonElement::getAsString).orElse("");
      values.add(new Bound(value.get("type").getAsString(), text));
    }
    Kind kind = Kind.valueOf(json.get("kind").getAsString().toUpperCase(Locale.ROOT));
    String sql = json.get("sql").getAsString();
    return new Event(
        json.get("connection").getAsInt(),
        kind,
        // Knex numbers its transactions through, over all that a context has run.
        kind == Kind.SESSION ? sql.replaceAll("trx\\d+", "trx") : sql,
        List.copyOf(values),
        json.get("place").getAsString(),
        json.has("strayQuestionMark") && json.get("strayQuestionMark").getAsBoolean());
  }
}
