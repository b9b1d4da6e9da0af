package unimig.runner.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.Failure;

/**
 * The JSON form of results: one object, whose first fields are {@code command}, {@code ok} and
 * {@code errors}.
 */
public final class Json {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** An object to which the command adds its result. */
  public static JsonObject result(String command, boolean ok, JsonArray errors) {
    JsonObject json = new JsonObject();
    json.addProperty("command", command);
    json.addProperty("ok", ok);
    json.add("errors", errors);
    return json;
  }

  /** The result of a command whose errors, if any, are no exceptions. */
  public static JsonObject result(String command, boolean ok, JsonObject fields) {
    JsonObject json = result(command, ok, new JsonArray());
    fields.entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
    return json;
  }

  /** Prints to the stream for data, with a line feed at the end. */
  public static void print(Surroundings surroundings, JsonObject json) {
    surroundings.out().print(PRETTY.toJson(json) + "\n");
    surroundings.out().flush();
  }

  public static <T> JsonArray array(List<T> values, Function<T, JsonElement> json) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }

  /** A null if it is absent. */
  public static JsonElement optional(Optional<String> value) {
    return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  static JsonElement error(String code, String message) {
    JsonObject json = new JsonObject();
    json.addProperty("code", code);
    json.addProperty("message", message);
    return json;
  }

  static JsonElement failure(Failure failure) {
    JsonObject json = new JsonObject();
    json.addProperty("code", failure.code().name());
    json.addProperty("message", failure.message());
    json.addProperty("advice", failure.advice());
    json.add("migration", optional(failure.migration()));
    json.add("place", failure.place().map(Json::place).orElse(JsonNull.INSTANCE));
    json.add("legacy", optional(failure.legacy()));
    json.add("sqlState", optional(failure.sqlState()));
    json.add("statement", optional(failure.statement()));
    return json;
  }

  /** A diagnostic of any severity. */
  public static JsonElement diagnostic(Diagnostic diagnostic) {
    JsonObject json = new JsonObject();
    json.addProperty("code", diagnostic.code());
    json.addProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    json.addProperty("message", diagnostic.message());
    json.addProperty("advice", diagnostic.advice());
    json.add("place", place(diagnostic.place()));
    return json;
  }

  private static JsonElement place(SourceSpan place) {
    JsonObject json = new JsonObject();
    json.addProperty("file", place.file());
    json.addProperty("line", place.line());
    json.addProperty("column", place.column());
    return json;
  }

  static JsonElement applied(AppliedMigration migration) {
    JsonObject json = new JsonObject();
    json.add("version", optional(migration.version()));
    json.addProperty("description", migration.description());
    json.addProperty("milliseconds", migration.milliseconds());
    return json;
  }
}
