package unimig.converter.proof;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import unimig.converter.coverage.BranchCoverage;
import unimig.runner.catalog.Difference;

/**
 * What a proof has found until now, in a file beside the set, for the case that it is interrupted,
 * however that comes. It holds for the same circumstances only; it is no certificate.
 */
public final class ProofJournal {
  public static final String FILE_NAME = "proof-in-progress.json";

  private static final String CIRCUMSTANCES = "circumstances";
  private static final String MIGRATIONS = "migrations";
  private static final String BRANCHES = "branches";
  private static final Type COVERAGE = new TypeToken<Map<String, BranchCoverage>>() {}.getType();
  private static final Gson GSON =
      new GsonBuilder()
          .enableComplexMapKeySerialization()
          .registerTypeAdapterFactory(new OptionalValues())
          .registerTypeAdapter(Difference.class, new Unkept<Difference>())
          .registerTypeAdapter(Sent.class, new Unkept<Sent>())
          .serializeNulls()
          .disableHtmlEscaping()
          .create();

  private final Path file;
  private final Path aside;
  private final SortedMap<String, String> circumstances;

  /**
   * @param directory of the converted set
   * @param circumstances all that a result depends on, by name; hashes where the values are secret
   */
  public ProofJournal(Path directory, SortedMap<String, String> circumstances) {
    this.file = directory.resolve(FILE_NAME);
    this.aside = directory.resolve("." + FILE_NAME);
    this.circumstances = new TreeMap<>(circumstances);
  }

  /**
   * What an earlier proof has left.
   *
   * @param proofs in order of version, all equal; empty if anything has changed since
   * @param branches that the originals of these have taken, by the path of each
   * @param changed names of the circumstances that have; empty if there is no journal
   */
  public record Earlier(
      List<MigrationProof> proofs, Map<String, BranchCoverage> branches, List<String> changed) {
    /** Of no proof. */
    public static final Earlier NOTHING = new Earlier(List.of(), Map.of(), List.of());

    public Earlier {
      proofs = List.copyOf(proofs);
      branches = Collections.unmodifiableMap(new TreeMap<>(branches));
      changed = List.copyOf(changed);
    }

    private static Earlier of(List<String> changed) {
      return new Earlier(List.of(), Map.of(), changed);
    }
  }

  /** Reads the file, if there is one; one that cannot be understood is of other circumstances. */
  public Earlier read() {
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      List<String> changed = changed(json.getAsJsonObject(CIRCUMSTANCES));
      return changed.isEmpty()
          ? new Earlier(
              proofs(json.getAsJsonArray(MIGRATIONS)),
              GSON.fromJson(json.get(BRANCHES), COVERAGE),
              List.of())
          : Earlier.of(changed);
    } catch (NoSuchFileException e) {
      return Earlier.NOTHING;
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException e) {
      return Earlier.of(List.of(FILE_NAME));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private List<String> changed(JsonObject before) {
    List<String> changed = new ArrayList<>();
    circumstances.forEach(
        (name, value) -> {
          if (!before.has(name) || !before.get(name).getAsString().equals(value)) {
            changed.add(name);
          }
        });
    return changed;
  }

  private static List<MigrationProof> proofs(JsonArray migrations) {
    List<MigrationProof> proofs = new ArrayList<>();
    for (JsonElement each : migrations) {
      proofs.add(
          Optional.ofNullable(GSON.fromJson(each, MigrationProof.class))
              .orElseThrow(() -> new JsonParseException("a migration is missing")));
    }
    return proofs;
  }

  /**
   * Takes the place of what was there, at once.
   *
   * @param proofs in order of version, all equal
   * @param branches that their originals have taken, by the path of each
   */
  public void write(List<MigrationProof> proofs, Map<String, BranchCoverage> branches) {
    JsonObject json = new JsonObject();
    json.add(CIRCUMSTANCES, GSON.toJsonTree(circumstances));
    JsonArray migrations = new JsonArray();
    proofs.forEach(proof -> migrations.add(json(proof)));
    json.add(MIGRATIONS, migrations);
    json.add(BRANCHES, GSON.toJsonTree(branches, COVERAGE));
    try {
      Files.writeString(aside, GSON.toJson(json), StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Without statements, which matter for differences only and may hold what is secret. */
  private static JsonElement json(MigrationProof proof) {
    JsonObject json = GSON.toJsonTree(proof).getAsJsonObject();
    withoutStatements(json.getAsJsonArray("steps"));
    if (json.has("witness") && json.get("witness").isJsonObject()) {
      withoutStatements(json.getAsJsonObject("witness").getAsJsonArray("steps"));
    }
    return json;
  }

  private static void withoutStatements(JsonArray steps) {
    for (JsonElement step : steps) {
      step.getAsJsonObject().add("original", new JsonArray());
      step.getAsJsonObject().add("converted", new JsonArray());
    }
  }

  /** What no equal migration has, or nobody needs of it. */
  private static final class Unkept<T> extends TypeAdapter<T> {
    @Override
    public void write(JsonWriter out, T value) throws IOException {
      out.nullValue();
    }

    @Override
    public T read(JsonReader in) {
      throw new JsonParseException("only equal migrations are kept");
    }
  }

  /** For when the proof has come to its end. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
