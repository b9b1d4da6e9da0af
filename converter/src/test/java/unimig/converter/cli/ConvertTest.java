package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.testing.LegacyTree;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** What {@code unimig convert} answers and leaves behind. */
final class ConvertTest {
  private final Path project;
  private final Path out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  ConvertTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    LegacyTree.of(project);
  }

  @Test
  void namesWhatComesNext() {
    assertEquals(ExitCode.DONE, convert(), answer::toString);
    assertFalse(Files.exists(out.resolve("migrations.jar")));
    assertEquals(
        List.of("  unimig build " + out, "  unimig prove " + project + " --out " + out), next());
  }

  @Test
  void buildsIfTold() {
    assertEquals(ExitCode.DONE, convert("--build"), answer::toString);
    assertTrue(Files.exists(out.resolve("migrations.jar")));
    assertTrue(text().endsWith(out.resolve("migrations.jar") + ": 2 classes\n"), this::text);
    assertEquals(1, next().size(), this::text);
  }

  @Test
  void tellsInJsonWhatItBuilt() {
    assertEquals(ExitCode.DONE, convert("--build", "--output", "json"), answer::toString);
    JsonObject json = JsonParser.parseString(text()).getAsJsonObject();
    JsonObject built = json.getAsJsonObject("build");
    assertEquals(out.resolve("migrations.jar").toString(), built.get("jar").getAsString());
    assertEquals(2, built.get("classes").getAsInt());
  }

  @Test
  void explainsOneMigrationAndWritesNothing() {
    assertEquals(ExitCode.DONE, convert("--explain", "shout"), answer::toString);
    assertFalse(Files.exists(out));
    List<String> lines = text().lines().toList();
    assertEquals(
        "migrations/20240301000000_shout.js → java/db/migration/V20240301000000__shout.java",
        lines.get(0));
    assertEquals("bridged", lines.get(1));
    assertTrue(lines.get(2).startsWith("  migrations/20240301000000_shout.js:"), this::text);
    assertTrue(lines.stream().anyMatch(line -> line.matches("exports\\.up.*│.*")), this::text);
  }

  @Test
  void explainsInJson() {
    assertEquals(
        ExitCode.DONE, convert("--explain", "20240101000000", "--output", "json"), this::text);
    JsonObject json = JsonParser.parseString(text()).getAsJsonObject();
    assertEquals("recorded", json.get("mode").getAsString());
    assertTrue(
        json.getAsJsonArray("statements").get(0).getAsString().startsWith("create table"),
        this::text);
    assertTrue(json.get("result").getAsString().contains("class V20240101000000__users"));
    assertTrue(json.get("original").getAsString().contains("createTable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "2024"})
  void refusesToExplainWhatNamesNoneOrSeveral(String name) {
    assertEquals(ExitCode.USAGE, convert("--explain", name), this::text);
    assertTrue(text().contains('"' + name + '"'), this::text);
  }

  @Test
  void refusesToBuildWhatItOnlyExplains() {
    assertEquals(ExitCode.USAGE, convert("--explain", "shout", "--build"), this::text);
    assertFalse(Files.exists(out));
  }

  @Test
  void wantsToKnowWhereToWrite() {
    assertEquals(ExitCode.USAGE, run("convert", project.toString()), this::text);
    assertTrue(text().contains("Missing required option: '--out=DIR'"), this::text);
  }

  private List<String> next() {
    return text().lines().filter(line -> line.startsWith("  unimig ")).toList();
  }

  private String text() {
    return answer.toString(StandardCharsets.UTF_8);
  }

  private int convert(String... more) {
    return run(
        Stream.concat(
                Stream.of("convert", "--no-translate", project.toString(), "--out", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(Map.of(), print, print, Clock.systemUTC(), /* terminal= */ false),
        arguments);
  }
}
