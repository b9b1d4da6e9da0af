package unimig.converter.rows.hint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code hints.cjs} writes. */
final class ScriptFacts {
  private final JsonObject json;

  private ScriptFacts(JsonObject json) {
    this.json = json;
  }

  static ScriptFacts parse(String json) {
    return new ScriptFacts(JsonParser.parseString(json).getAsJsonObject());
  }

  /** With those of the SQL in it. */
  Hints hints() {
    List<ColumnHint> columns = new ArrayList<>();
    json.getAsJsonArray("columns").forEach(each -> columns.add(column(each.getAsJsonObject())));
    Hints own = new Hints(columns, texts("texts"), texts("numbers"));
    return texts("sql").stream().map(SqlHints::of).reduce(own, Hints::and);
  }

  private List<String> texts(String key) {
    return texts(json, key);
  }

  private static List<String> texts(JsonObject json, String key) {
    return json.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }

  private static ColumnHint column(JsonObject json) {
    Optional<String> table =
        Optional.of(json.get("table"))
            .filter(each -> !each.isJsonNull())
            .map(JsonElement::getAsString);
    return new ColumnHint(
        json.get("column").getAsString(), table, shape(json.getAsJsonObject("value")));
  }

  private static JsonShape shape(JsonObject json) {
    Map<String, JsonShape> properties = new TreeMap<>();
    json.getAsJsonObject("properties")
        .asMap()
        .forEach((name, each) -> properties.put(name, shape(each.getAsJsonObject())));
    return new JsonShape(
        properties,
        Optional.of(json.get("elements"))
            .filter(JsonElement::isJsonObject)
            .map(each -> shape(each.getAsJsonObject())),
        texts(json, "texts"),
        texts(json, "numbers"),
        texts(json, "lengths").stream().map(Integer::valueOf).collect(Collectors.toSet()),
        texts(json, "traits").stream().map(Trait::valueOf).collect(Collectors.toSet()));
  }
}
