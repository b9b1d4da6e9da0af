package unimig.converter.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** Reads what others wrote: whatever is not as expected counts as absent. */
final class Json {
  private Json() {}

  /** The object that {@code text} is; empty if it is no object or no JSON. */
  static Optional<JsonObject> parse(String text) {
    try {
      return Optional.of(JsonParser.parseString(text))
          .filter(JsonElement::isJsonObject)
          .map(JsonElement::getAsJsonObject);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  static Optional<JsonObject> object(JsonObject parent, String key) {
    return Optional.ofNullable(parent.get(key))
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }

  static Optional<String> string(JsonObject parent, String key) {
    return Optional.ofNullable(parent.get(key))
        .filter(element -> element.isJsonPrimitive() && element.getAsJsonPrimitive().isString())
        .map(JsonElement::getAsString);
  }
}
