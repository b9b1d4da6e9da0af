package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects once each; tolerates comments and final commas, as tsconfig files have them.
 */
final class JsonFiles {
  private final ScriptFiles files;
  private final Map<String, Optional<JsonObject>> read = new HashMap<>();

  JsonFiles(ScriptFiles files) {
    this.files = files;
  }

  /** Empty if the file is missing, no JSON, or no object. */
  Optional<JsonObject> object(String path) {
    return read.computeIfAbsent(path, this::parse);
  }

  /** The text of a JSON string; empty for anything else. */
  static Optional<String> text(@Nullable JsonElement element) {
    return element != null && element.isJsonPrimitive()
        ? Optional.of(element.getAsString())
        : Optional.empty();
  }

  private Optional<JsonObject> parse(String path) {
    Optional<String> text = files.read(path).map(b -> new String(b, StandardCharsets.UTF_8));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonElement element = JsonParser.parseString(JsonComments.strip(text.get()));
      return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
