package unimig.converter.script;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.converter.script.BranchPoint.DecidedBy;
import unimig.converter.script.BranchPoint.Kind;

/**
 * A script that counts, as {@code marker.cjs} writes it.
 *
 * @param points in the order of their numbers
 */
record CountedCode(String code, List<BranchPoint> points) {
  CountedCode {
    points = List.copyOf(points);
  }

  /**
   * @param text finds the columns of the file again
   */
  static CountedCode parse(String json, RewrittenText text) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    List<BranchPoint> points = new ArrayList<>();
    for (JsonElement each : object.getAsJsonArray("points")) {
      points.add(point(each.getAsJsonObject(), text));
    }
    return new CountedCode(object.get("code").getAsString(), points);
  }

  private static BranchPoint point(JsonObject json, RewrittenText text) {
    int line = json.get("line").getAsInt();
    return new BranchPoint(
        Kind.valueOf(json.get("kind").getAsString()),
        line,
        text.originalColumn(line, json.get("column").getAsInt()),
        DecidedBy.valueOf(json.get("decided").getAsString()),
        numbers(json.getAsJsonArray("unless")),
        json.get("function").getAsInt(),
        numbers(json.getAsJsonArray("within")));
  }

  private static Set<Integer> numbers(JsonArray json) {
    return json.asList().stream().map(JsonElement::getAsInt).collect(Collectors.toSet());
  }
}
