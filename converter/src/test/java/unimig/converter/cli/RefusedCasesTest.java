package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** Bad input of every kind, through the command line: all of it in one run, and nothing written. */
final class RefusedCasesTest {
  private static final Path CASES = Path.of("..", "fixtures", "refused");

  /** The case that only ends by running out of time. */
  private static final String ENDLESS = "loops_forever";

  private static final String EXPECTED = "expected.txt";

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefused(Path folder, @TempDir Path directory) throws IOException {
    Path project = copy(folder, directory.resolve("project"));
    Path out = directory.resolve("converted");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();

    int exit =
        Main.run(
            new Surroundings(
                Map.of(), print(answer), print(talk), Clock.systemUTC(), /* terminal= */ false),
            "convert",
            project.toString(),
            "--out",
            out.toString(),
            "--script-timeout",
            folder.endsWith(ENDLESS) ? "12" : "60",
            "--output",
            "json");

    String text = answer.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.BAD_INPUT, exit, () -> text + talk.toString(StandardCharsets.UTF_8));
    assertEquals(
        Files.readString(folder.resolve(EXPECTED)), errors(JsonParser.parseString(text)), text);
    assertFalse(Files.exists(out));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(project), left.toList());
    }
  }

  /** {@code CODE file:line:column} of each error, as {@code expected.txt} has them. */
  private static String errors(JsonElement result) {
    List<String> errors = new ArrayList<>();
    for (JsonElement element : result.getAsJsonObject().getAsJsonArray("errors")) {
      JsonObject error = element.getAsJsonObject();
      assertTrue(error.get("message").getAsString().length() > 10, error::toString);
      if (error.get("severity").getAsString().equals("error")) {
        errors.add(error.get("code").getAsString() + " " + place(error.getAsJsonObject("place")));
      }
    }
    return String.join("", errors);
  }

  private static String place(JsonObject place) {
    return "%s:%d:%d\n"
        .formatted(
            place.get("file").getAsString(),
            place.get("line").getAsInt(),
            place.get("column").getAsInt());
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(EXPECTED)) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
