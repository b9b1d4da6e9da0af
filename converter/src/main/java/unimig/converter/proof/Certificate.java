package unimig.converter.proof;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unimig.runner.catalog.Difference;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * What was proven: which files, by hash, on which server, with which result each. Written beside
 * the manifest as {@code certificate.json}; tells no time, so that the same proof gives the same
 * bytes.
 */
public final class Certificate {
  public static final String FILE_NAME = "certificate.json";

  private final Manifest manifest;
  private final List<MigrationProof> proofs;
  private final String server;
  private final String tool;

  /**
   * @param proofs in order of version; fewer than the manifest has entries if one differed
   * @param server version of PostgreSQL
   * @param tool version of this tool
   */
  public Certificate(Manifest manifest, List<MigrationProof> proofs, String server, String tool) {
    this.manifest = manifest;
    this.proofs = List.copyOf(proofs);
    this.server = server;
    this.tool = tool;
  }

  /** Whether every migration of the manifest was found equal. */
  public boolean isProven() {
    return proofs.size() == manifest.entries().size()
        && proofs.stream().allMatch(MigrationProof::isEqual);
  }

  /** Writes the file, aside first. */
  public Path write(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    Path aside = directory.resolve("." + FILE_NAME);
    try {
      String text =
          new GsonBuilder()
              .setPrettyPrinting()
              .disableHtmlEscaping()
              .create()
              .toJson(json(directory));
      Files.writeString(aside, text + "\n");
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private JsonObject json(Path directory) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("format", 1);
    json.addProperty("proven", isProven());
    json.addProperty("tool", tool);
    json.addProperty("postgresql", server);
    json.addProperty("manifest", ManifestFile.hash(manifest));
    JsonArray migrations = new JsonArray();
    for (Entry entry : manifest.entries()) {
      migrations.add(migration(entry, directory));
    }
    json.add("migrations", migrations);
    return json;
  }

  private JsonObject migration(Entry entry, Path directory) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("version", entry.version());
    json.addProperty("source", entry.source());
    json.addProperty("sourceHash", entry.sourceHash());
    json.addProperty("mode", entry.mode().name().toLowerCase(Locale.ROOT));
    for (Optional<String> file : List.of(entry.artifact(), entry.undo())) {
      if (file.isPresent()) {
        json.addProperty(
            file.equals(entry.artifact()) ? "convertedHash" : "undoHash",
            hash(directory.resolve(file.get())));
      }
    }
    Optional<MigrationProof> proof =
        proofs.stream().filter(p -> p.version().equals(entry.version())).findFirst();
    json.addProperty(
        "result", proof.map(p -> p.isEqual() ? "equal" : "different").orElse("not run"));
    proof.ifPresent(p -> json.add("steps", steps(p)));
    return json;
  }

  private static JsonArray steps(MigrationProof proof) {
    JsonArray steps = new JsonArray();
    for (MigrationProof.Step step : proof.steps()) {
      JsonObject json = new JsonObject();
      json.addProperty("phase", step.phase().name().toLowerCase(Locale.ROOT));
      json.addProperty("result", step.result().name().toLowerCase(Locale.ROOT));
      step.message().ifPresent(message -> json.addProperty("message", message));
      if (!step.differences().isEmpty()) {
        JsonArray differences = new JsonArray();
        step.differences().stream().map(Difference::toString).forEach(differences::add);
        json.add("differences", differences);
      }
      steps.add(json);
    }
    return steps;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
