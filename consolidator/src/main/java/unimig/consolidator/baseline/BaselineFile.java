package unimig.consolidator.baseline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Reads and writes {@code baseline.json}, which lies beside the manifest: UTF-8, LF. */
public final class BaselineFile {
  public static final String NAME = "baseline.json";

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private BaselineFile() {}

  /**
   * @param directory of a converted set
   * @return empty if there is no marker
   * @throws BadInputException with {@code BASELINE_SYNTAX} if it is not a marker
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<BaselineMarker> read(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      return Optional.of(
          new BaselineMarker(
              member(json, "version").getAsString(),
              member(json, "description").getAsString(),
              member(json, "legacyEntries").getAsInt(),
              member(json, "manifestHash").getAsString()));
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw bad(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Writes a marker aside and moves it into place.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path directory, BaselineMarker marker) {
    JsonObject json = new JsonObject();
    json.addProperty("version", marker.version());
    json.addProperty("description", marker.description());
    json.addProperty("legacyEntries", marker.legacyEntries());
    json.addProperty("manifestHash", marker.manifestHash());
    Path file = directory.resolve(NAME);
    try {
      Path aside = directory.resolve(NAME + ".new");
      Files.writeString(aside, PRETTY.toJson(json) + "\n", StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static JsonElement member(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw bad("field \"" + name + "\" is missing");
    }
    return value;
  }

  private static BadInputException bad(String message) {
    return new BadInputException(
        List.of(
            Diagnostic.error(
                SourceSpan.startOf(NAME),
                "BASELINE_SYNTAX",
                message,
                "restore the file from version control or convert again")));
  }
}
