package unimig.runner.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Between manifest records and JSON trees; an empty Optional is null, an enum is lower case. */
final class ManifestJson {
  private ManifestJson() {}

  /** An object with {@code sets} and {@code entries}. */
  static JsonObject body(Manifest manifest) {
    JsonArray sets = new JsonArray();
    manifest.sets().forEach(set -> sets.add(json(set)));
    JsonArray entries = new JsonArray();
    manifest.entries().forEach(entry -> entries.add(json(entry)));
    JsonObject body = new JsonObject();
    body.add("sets", sets);
    body.add("entries", entries);
    return body;
  }

  static Manifest manifest(JsonObject root) {
    return new Manifest(
        objects(root, "sets", ManifestJson::set), objects(root, "entries", ManifestJson::entry));
  }

  private static JsonObject json(LegacySet set) {
    JsonObject json = new JsonObject();
    json.addProperty("name", set.name());
    json.addProperty("kind", lower(set.kind()));
    json.add("directories", json(set.directories()));
    json.add("historyTable", json(set.historyTable()));
    json.add("historySchema", json(set.historySchema()));
    json.add("knexLine", json(set.knexLine()));
    return json;
  }

  private static LegacySet set(JsonObject json) {
    return new LegacySet(
        string(json, "name"),
        constant(json, "kind", SetKind.values()),
        strings(json, "directories"),
        optional(json, "historyTable"),
        optional(json, "historySchema"),
        optional(json, "knexLine"));
  }

  private static JsonObject json(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("set", entry.set());
    json.addProperty("legacyName", entry.legacyName());
    json.addProperty("source", entry.source());
    json.addProperty("sourceHash", entry.sourceHash());
    json.addProperty("version", entry.version());
    json.addProperty("description", entry.description());
    json.add("artifact", json(entry.artifact()));
    json.add("undo", json(entry.undo()));
    json.addProperty("mode", lower(entry.mode()));
    json.addProperty("transactional", entry.transactional());
    json.addProperty("reversible", entry.reversible());
    json.add(
        "checksum",
        entry.checksum().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    JsonObject needs = new JsonObject();
    needs.add("environment", json(entry.needs().environment()));
    needs.add("extensions", json(entry.needs().extensions()));
    json.add("needs", needs);
    return json;
  }

  private static Entry entry(JsonObject json) {
    JsonObject needs = object(json, "needs");
    return new Entry(
        string(json, "set"),
        string(json, "legacyName"),
        string(json, "source"),
        string(json, "sourceHash"),
        string(json, "version"),
        string(json, "description"),
        optional(json, "artifact"),
        optional(json, "undo"),
        constant(json, "mode", Mode.values()),
        bool(json, "transactional"),
        bool(json, "reversible"),
        member(json, "checksum").isJsonNull()
            ? Optional.empty()
            : Optional.of(integer(json, "checksum")),
        new Needs(strings(needs, "environment"), strings(needs, "extensions")));
  }

  private static JsonElement json(Optional<String> value) {
    return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  private static JsonArray json(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String string(JsonObject json, String name) {
    JsonElement value = member(json, name);
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
      return value.getAsString();
    }
    throw ManifestFile.badField(name, "is not a string");
  }

  static int integer(JsonObject json, String name) {
    try {
      return member(json, name).getAsBigDecimal().intValueExact();
    } catch (ArithmeticException
        | NumberFormatException
        | UnsupportedOperationException
        | IllegalStateException e) {
      throw ManifestFile.badField(name, "is not a whole number of 32 bits");
    }
  }

  private static boolean bool(JsonObject json, String name) {
    JsonElement value = member(json, name);
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
      return value.getAsBoolean();
    }
    throw ManifestFile.badField(name, "is neither true nor false");
  }

  private static Optional<String> optional(JsonObject json, String name) {
    return member(json, name).isJsonNull() ? Optional.empty() : Optional.of(string(json, name));
  }

  private static <E extends Enum<E>> E constant(JsonObject json, String name, E[] constants) {
    String text = string(json, name);
    for (E constant : constants) {
      if (lower(constant).equals(text)) {
        return constant;
      }
    }
    throw ManifestFile.badField(
        name,
        "is \"%s\", not one of %s"
            .formatted(text, Arrays.toString(constants).toLowerCase(Locale.ROOT)));
  }

  private static JsonObject object(JsonObject json, String name) {
    JsonElement value = member(json, name);
    if (value.isJsonObject()) {
      return value.getAsJsonObject();
    }
    throw ManifestFile.badField(name, "is not an object");
  }

  private static List<String> strings(JsonObject json, String name) {
    List<String> strings = new ArrayList<>();
    for (JsonElement element : array(json, name)) {
      if (!element.isJsonPrimitive()) {
        throw ManifestFile.badField(name, "holds something other than strings");
      }
      strings.add(element.getAsString());
    }
    return strings;
  }

  private static <T> List<T> objects(JsonObject json, String name, Function<JsonObject, T> read) {
    List<T> objects = new ArrayList<>();
    for (JsonElement element : array(json, name)) {
      if (!element.isJsonObject()) {
        throw ManifestFile.badField(name, "holds something other than objects");
      }
      objects.add(read.apply(element.getAsJsonObject()));
    }
    return objects;
  }

  private static JsonArray array(JsonObject json, String name) {
    JsonElement value = member(json, name);
    if (value.isJsonArray()) {
      return value.getAsJsonArray();
    }
    throw ManifestFile.badField(name, "is not an array");
  }

  private static JsonElement member(JsonObject json, String name) {
    if (!json.has(name)) {
      throw ManifestFile.badField(name, "is missing");
    }
    return json.get(name);
  }
}
