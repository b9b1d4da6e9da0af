package unimig.runner.squash;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Reads and writes {@code squash.json}: UTF-8, LF, fields in the order of the record. */
public final class SquashFile {
  /** Grows when an older reader would misunderstand a newer file. */
  private static final int FORMAT = 1;

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private SquashFile() {}

  /**
   * The record in the directory of a set; empty if nothing was squashed.
   *
   * @throws BadInputException with {@code SQUASH_SYNTAX} if it is none
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<SquashRecord> read(Path directory) {
    Path file = directory.resolve(SquashRecord.FILE_NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      if (member(json, "format").getAsInt() != FORMAT) {
        throw bad("format " + json.get("format") + " is not " + FORMAT);
      }
      return Optional.of(
          new SquashRecord(
              member(json, "version").getAsString(),
              hashes(member(json, "files").getAsJsonObject()),
              hashes(member(json, "former").getAsJsonObject()),
              texts(member(json, "covers").getAsJsonArray()),
              Optional.ofNullable(json.get("manifestHash"))
                  .filter(hash -> !hash.isJsonNull())
                  .map(JsonElement::getAsString),
              member(json, "chainHash").getAsString(),
              member(json, "way").getAsString(),
              member(json, "postgresql").getAsString(),
              texts(member(json, "frozen").getAsJsonArray())));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw bad(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Writes a record aside and moves it into place.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path directory, SquashRecord squash) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("version", squash.version());
    json.add("files", json(squash.files()));
    json.add("former", json(squash.former()));
    json.add("covers", json(squash.covers()));
    json.add(
        "manifestHash",
        squash.manifestHash().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    json.addProperty("chainHash", squash.chainHash());
    json.addProperty("way", squash.way());
    json.addProperty("postgresql", squash.postgresql());
    json.add("frozen", json(squash.frozen()));
    Path file = directory.resolve(SquashRecord.FILE_NAME);
    try {
      Path aside = directory.resolve(SquashRecord.FILE_NAME + ".new");
      Files.writeString(aside, PRETTY.toJson(json) + "\n", StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static JsonObject json(Map<String, String> hashes) {
    JsonObject json = new JsonObject();
    hashes.forEach(json::addProperty);
    return json;
  }

  private static JsonArray json(List<String> texts) {
    JsonArray json = new JsonArray();
    texts.forEach(json::add);
    return json;
  }

  private static SortedMap<String, String> hashes(JsonObject json) {
    SortedMap<String, String> hashes = new TreeMap<>();
    json.entrySet().forEach(entry -> hashes.put(entry.getKey(), entry.getValue().getAsString()));
    return hashes;
  }

  private static List<String> texts(JsonArray json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  private static JsonElement member(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null) {
      throw bad("field \"" + name + "\" is missing");
    }
    return value;
  }

  private static BadInputException bad(String message) {
    return new BadInputException(
        List.of(
            Diagnostic.error(
                SourceSpan.startOf(SquashRecord.FILE_NAME),
                "SQUASH_SYNTAX",
                message,
                "restore the file from version control")));
  }
}
