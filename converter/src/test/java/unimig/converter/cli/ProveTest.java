package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.ManifestFile;

/** What {@code unimig prove} answers and leaves behind. */
final class ProveTest {
  private static final String USERS = "java/db/migration/V20240101000000__users.java";
  private static final String INDEX = "sql/V20240201000000__name_index.sql";
  private static final String UNDO = "sql/U20240201000000__name_index.sql";
  private static final String SCRIPT = "legacy/files/project/lib/shout.js";
  private static final String SHOUT = "java/db/migration/V20240301000000__shout.java";

  private final Path project;
  private final Path out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  ProveTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    LegacyTree.of(project);
  }

  @Test
  void certifiesWhatIsEqual() throws Exception {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("prove"), answer::toString);

    String text = certificate();
    JsonObject certificate = JsonParser.parseString(text).getAsJsonObject();
    assertEquals(2, certificate.get("format").getAsInt());
    assertTrue(certificate.get("proven").getAsBoolean());
    assertEquals("full", certificate.get("level").getAsString());
    assertTrue(certificate.get("postgresql").getAsString().matches("\\d+(\\.\\d+)?.*"), text);
    assertEquals(Versions.tool(), certificate.get("tool").getAsString());
    assertEquals(
        ManifestFile.hash(ManifestFile.read(out.resolve("migrations.json"))),
        certificate.get("manifest").getAsString());
    List<JsonObject> migrations = migrations(certificate);
    assertEquals(
        List.of(
            List.of("20240101000000", "recorded", USERS, "equal"),
            List.of("20240201000000", "copied", INDEX, "equal"),
            List.of("20240301000000", "bridged", SHOUT, "equal")),
        migrations.stream()
            .map(each -> texts(each, "version", "mode", "converted", "result"))
            .toList());
    for (JsonObject migration : migrations) {
      Path source = project.resolve(migration.get("source").getAsString());
      assertEquals(hashOf(source), migration.get("sourceHash").getAsString());
      assertEquals(
          migration.get("mode").getAsString().equals("bridged")
              ? List.of(
                  "up equal",
                  "down equal",
                  "up_again equal",
                  "up_with_rows equal",
                  "down_with_rows equal",
                  "up_again_with_rows equal",
                  "down_with_rows equal",
                  "up_again_with_rows equal",
                  "chain_down equal",
                  "chain_up equal")
              : List.of(
                  "up equal", "down equal", "up_again equal", "chain_down equal", "chain_up equal"),
          steps(migration));
    }
    assertEquals(UNDO, migrations.get(1).get("undo").getAsString());
    JsonObject files = certificate.getAsJsonObject("files");
    for (String file : List.of(USERS, INDEX, UNDO, SHOUT, SCRIPT)) {
      assertEquals(hashOf(out.resolve(file)), files.get(file).getAsString(), file);
    }
    JsonObject jar = certificate.getAsJsonObject("jar");
    assertEquals(hashOf(out.resolve("migrations.jar")), jar.get("hash").getAsString());
    assertTrue(
        jar.getAsJsonObject("entries").has(USERS.replace("java/", "").replace(".java", ".class")));

    assertEquals(ExitCode.DONE, run("prove"), answer::toString);
    assertEquals(text, certificate());

    assertEquals(ExitCode.DONE, verify(), answer::toString);
    assertTrue(answer.toString(StandardCharsets.UTF_8).contains("3 legacy files too"));
    Path script = out.resolve(SCRIPT);
    Files.writeString(script, Files.readString(script) + " ");
    Files.writeString(project.resolve("migrations/20240101000000_users.js"), "");
    assertEquals(ExitCode.BAD_INPUT, verify(), answer::toString);
    String findings = answer.toString(StandardCharsets.UTF_8);
    assertTrue(findings.contains("[PROVEN_FILE_CHANGED]"), findings);
    assertTrue(findings.contains("[SOURCE_CHANGED]"), findings);
  }

  @Test
  void aConversionAfterTheProofIsNotProven() throws Exception {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("prove"), answer::toString);
    LegacyTree.write(
        project,
        "migrations/20240401000000_more.js",
        LegacyTree.RECORDED.replace("active: true", "active: false"));
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);

    assertEquals(ExitCode.NOT_EQUIVALENT, verify(), answer::toString);
    assertTrue(answer.toString(StandardCharsets.UTF_8).contains("[UNPROVEN_MIGRATION]"));
  }

  @Test
  void endsWithFourAndNamesWhatDiffers() throws Exception {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    Path index = out.resolve(INDEX);
    Files.writeString(index, Files.readString(index).replace("(name)", "(active)"));

    assertEquals(ExitCode.NOT_EQUIVALENT, run("prove"), answer::toString);

    String report = answer.toString(StandardCharsets.UTF_8);
    assertTrue(report.contains("index \"by_name\""), report);
    assertTrue(report.contains("converted at " + INDEX + ":"), report);
    JsonObject certificate = JsonParser.parseString(certificate()).getAsJsonObject();
    assertEquals(false, certificate.get("proven").getAsBoolean());
    List<JsonObject> migrations = migrations(certificate);
    assertEquals(
        List.of("equal", "different", "not run"),
        migrations.stream().map(each -> each.get("result").getAsString()).toList());
    assertEquals(List.of("up different"), steps(migrations.get(1)));
    assertEquals(ExitCode.NOT_EQUIVALENT, verify(), answer::toString);
    String differences =
        migrations
            .get(1)
            .getAsJsonArray("steps")
            .get(0)
            .getAsJsonObject()
            .get("differences")
            .toString();
    assertTrue(differences.contains("by_name"), differences);
  }

  @Test
  void tellsProgramsWhatDiffersAndWhere() throws Exception {
    assertEquals(ExitCode.DONE, run("convert"), answer::toString);
    Path index = out.resolve(INDEX);
    Files.writeString(index, Files.readString(index).replace("(name)", "(active)"));

    assertEquals(ExitCode.NOT_EQUIVALENT, run("prove", "--output", "json"), answer::toString);

    String text = answer.toString(StandardCharsets.UTF_8);
    JsonObject json = JsonParser.parseString(text.substring(text.indexOf('{'))).getAsJsonObject();
    JsonObject first =
        migrations(json).get(1).getAsJsonArray("differences").get(0).getAsJsonObject();
    assertEquals("index \"by_name\"", first.get("part").getAsString());
    JsonObject converted =
        first.getAsJsonObject("statements").getAsJsonObject("converted").getAsJsonObject();
    assertEquals(INDEX, converted.get("file").getAsString());
  }

  private int run(String command, String... more) {
    answer.reset();
    String given = System.getenv().getOrDefault("DATABASE_URL", "");
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(
            given.isEmpty() ? Map.of() : Map.of("DATABASE_URL", given),
            print,
            print,
            Clock.systemUTC(),
            /* terminal= */ false),
        Stream.concat(
                Stream.of(command, "--no-translate", project.toString(), "--out", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int verify() {
    answer.reset();
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(Map.of(), print, print, Clock.systemUTC(), /* terminal= */ false),
        "verify-certificate",
        "--dir",
        out.toString(),
        "--sources",
        project.toString());
  }

  private String certificate() throws IOException {
    return Files.readString(out.resolve("certificate.json"));
  }

  private static List<JsonObject> migrations(JsonObject certificate) {
    List<JsonObject> migrations = new ArrayList<>();
    for (JsonElement each : certificate.getAsJsonArray("migrations")) {
      migrations.add(each.getAsJsonObject());
    }
    return migrations;
  }

  private static List<String> texts(JsonObject object, String... names) {
    return List.of(names).stream().map(name -> object.get(name).getAsString()).toList();
  }

  private static List<String> steps(JsonObject migration) {
    List<String> steps = new ArrayList<>();
    for (JsonElement step : migration.getAsJsonArray("steps")) {
      steps.add(String.join(" ", texts(step.getAsJsonObject(), "phase", "result")));
    }
    return steps;
  }

  private static String hashOf(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
