package unimig.runner.certificate;

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
import java.util.List;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Reads and writes {@code certificate.json}: UTF-8, LF, two spaces, fields in the order of the
 * records. A hash over all tells of changes by hand; it is no signature.
 */
public final class CertificateFile {
  /** Grows when an older reader would misunderstand a newer file. */
  static final int FORMAT = 2;

  private static final String ADVICE =
      "restore the file from version control or prove again; never edit it by hand";
  private static final String HASH = "hash";
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private CertificateFile() {}

  /**
   * Reads the certificate of a directory and checks that nobody changed it.
   *
   * @throws BadInputException with one of the codes {@code CERTIFICATE_MISSING}, {@code
   *     CERTIFICATE_SYNTAX}, {@code CERTIFICATE_FORMAT}, {@code CERTIFICATE_FIELD}, {@code
   *     CERTIFICATE_CHANGED}
   * @throws UncheckedIOException if it is there but cannot be read
   */
  public static Certificate read(Path directory) {
    JsonObject root = parse(directory.resolve(Certificate.FILE_NAME));
    Fields fields = new Fields(root);
    int format = root.has("format") ? fields.integer("format") : 0;
    if (format != FORMAT) {
      throw bad(
          "CERTIFICATE_FORMAT",
          "format " + format + " is not " + FORMAT + ", the one this version reads",
          "prove again");
    }
    String stated = fields.string(HASH);
    String actual = hash(root);
    if (!actual.equals(stated)) {
      throw bad(
          "CERTIFICATE_CHANGED",
          "hash \"%s\" does not fit the content, whose hash is \"%s\"".formatted(stated, actual),
          ADVICE);
    }
    return CertificateJson.certificate(fields);
  }

  /**
   * Writes it aside first.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path directory, Certificate certificate) {
    Path file = directory.resolve(Certificate.FILE_NAME);
    Path aside = directory.resolve("." + Certificate.FILE_NAME);
    try {
      Files.writeString(aside, text(certificate), StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String text(Certificate certificate) {
    JsonObject root = new JsonObject();
    root.addProperty("format", FORMAT);
    root.addProperty(HASH, "");
    CertificateJson.json(certificate).entrySet().forEach(e -> root.add(e.getKey(), e.getValue()));
    root.addProperty(HASH, hash(root));
    return PRETTY.toJson(root) + "\n";
  }

  /** Over the tree, not the bytes: a checkout that changes line ends is no change. */
  private static String hash(JsonObject root) {
    JsonObject body = root.deepCopy();
    body.remove(HASH);
    return Sha256.of(body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject parse(Path file) {
    try {
      JsonElement root = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      if (root.isJsonObject()) {
        return root.getAsJsonObject();
      }
      throw bad("CERTIFICATE_SYNTAX", "an object is expected", ADVICE);
    } catch (NoSuchFileException e) {
      throw bad("CERTIFICATE_MISSING", "\"" + file + "\" does not exist", "prove first");
    } catch (CharacterCodingException e) {
      throw bad("CERTIFICATE_SYNTAX", "not UTF-8", ADVICE);
    } catch (JsonParseException e) {
      throw bad("CERTIFICATE_SYNTAX", "not JSON: " + e.getMessage(), ADVICE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static BadInputException badField(String field, String expected) {
    return bad("CERTIFICATE_FIELD", "field \"" + field + "\" " + expected, ADVICE);
  }

  private static BadInputException bad(String code, String message, String advice) {
    return new BadInputException(
        List.of(
            Diagnostic.error(SourceSpan.startOf(Certificate.FILE_NAME), code, message, advice)));
  }
}
