package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.NodePackages;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** The shop on Node. */
final class WitnessIT {
  private static final Path SHOP = Path.of("../fixtures/shop");

  private final Path project;
  private final Path out;

  WitnessIT(@TempDir Path directory) {
    this.project = directory.resolve("shop");
    this.out = directory.resolve("out");
  }

  @Test
  void agreesWithTheShop() throws IOException {
    copyShop();
    NodePackages.install(project);
    run("convert");
    run("prove", "--node");
    String certificate = Files.readString(out.resolve("certificate.json"));
    List<String> results = new ArrayList<>();
    for (JsonElement each :
        JsonParser.parseString(certificate).getAsJsonObject().getAsJsonArray("migrations")) {
      results.add(each.getAsJsonObject().getAsJsonObject("witness").get("result").getAsString());
    }
    assertEquals(47, results.size());
    assertEquals(List.of("equal"), results.stream().distinct().toList());
  }

  private void run(String command, String... more) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    List<String> arguments =
        new ArrayList<>(List.of(command, project.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    int exit =
        Main.run(
            new Surroundings(
                System.getenv(), print, print, Clock.systemUTC(), /* terminal= */ false),
            arguments.toArray(String[]::new));
    assertEquals(ExitCode.DONE, exit, () -> answer.toString(StandardCharsets.UTF_8));
  }

  private void copyShop() {
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
