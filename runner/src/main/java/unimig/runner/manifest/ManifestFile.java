package unimig.runner.manifest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Reads and writes {@code migrations.json}: UTF-8, LF, two spaces, fields in the order of the
 * records, so that equal manifests give equal bytes.
 */
public final class ManifestFile {
  /** Grows when an older reader would misunderstand a newer file. */
  static final int FORMAT = 1;

  private static final String ADVICE =
      "restore the file from version control or convert again; never edit it by hand";
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private ManifestFile() {}

  /**
   * Reads a manifest and checks that nobody changed it.
   *
   * @throws BadInputException with one of the codes {@code MANIFEST_MISSING}, {@code
   *     MANIFEST_SYNTAX}, {@code MANIFEST_FORMAT}, {@code MANIFEST_FIELD}, {@code MANIFEST_CHANGED}
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  public static Manifest read(Path file) {
    JsonObject root = parse(file);
    int format = root.has("format") ? ManifestJson.integer(root, "format") : 0;
    if (format != FORMAT) {
      throw bad(
          "MANIFEST_FORMAT",
          "format " + format + " is not " + FORMAT + ", the one this version reads",
          "use the version of unimig that wrote the file, or convert again");
    }
    Manifest manifest = ManifestJson.manifest(root);
    String stated = ManifestJson.string(root, "hash");
    String actual = hash(root.get("sets"), root.get("entries"));
    if (!actual.equals(stated)) {
      throw bad(
          "MANIFEST_CHANGED",
          "hash \"%s\" does not fit the content, whose hash is \"%s\"".formatted(stated, actual),
          ADVICE);
    }
    return manifest;
  }

  /**
   * Writes a manifest aside and moves it into place, so that a reader sees the old or the new one.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Manifest manifest) {
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(aside, text(manifest), StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** SHA-256 over all sets and entries, in lower-case hex; equal for equal manifests. */
  public static String hash(Manifest manifest) {
    JsonObject body = ManifestJson.body(manifest);
    return hash(body.get("sets"), body.get("entries"));
  }

  static String text(Manifest manifest) {
    JsonObject body = ManifestJson.body(manifest);
    JsonObject root = new JsonObject();
    root.addProperty("format", FORMAT);
    root.addProperty("hash", hash(body.get("sets"), body.get("entries")));
    root.add("sets", body.get("sets"));
    root.add("entries", body.get("entries"));
    return PRETTY.toJson(root) + "\n";
  }

  /** Over the tree, not the bytes: a checkout that changes line ends is no change. */
  private static String hash(JsonElement sets, JsonElement entries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(sets.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(entries.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JsonObject parse(Path file) {
    try {
      JsonElement root = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      if (root.isJsonObject()) {
        return root.getAsJsonObject();
      }
      throw bad("MANIFEST_SYNTAX", "an object is expected", ADVICE);
    } catch (NoSuchFileException e) {
      throw bad("MANIFEST_MISSING", "\"" + file + "\" does not exist", "convert first", e);
    } catch (CharacterCodingException e) {
      throw bad("MANIFEST_SYNTAX", "not UTF-8", ADVICE, e);
    } catch (JsonParseException e) {
      throw bad("MANIFEST_SYNTAX", "not JSON: " + e.getMessage(), ADVICE, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static BadInputException bad(String code, String message, String advice) {
    return new BadInputException(
        List.of(Diagnostic.error(SourceSpan.startOf(Manifest.FILE_NAME), code, message, advice)));
  }

  static BadInputException badField(String field, String expected) {
    return bad("MANIFEST_FIELD", "field \"" + field + "\" " + expected, ADVICE);
  }

  private static BadInputException bad(
      String code, String message, String advice, Exception cause) {
    BadInputException bad = bad(code, message, advice);
    bad.initCause(cause);
    return bad;
  }
}
