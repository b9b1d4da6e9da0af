package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.proof.ProofJournal;
import unimig.converter.testing.LegacyTree;
import unimig.converter.testing.NodePackages;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** A proof that ends in the middle, and the one that goes on. */
final class ResumeTest {
  private final Path project;
  private final Path out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  ResumeTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
  }

  @BeforeEach
  void convert() {
    LegacyTree.of(project)
        .with("scripts/20240401000000_more.sql", "create table more (id uuid, at timestamptz);\n")
        .with("scripts/20240401000000_more.down.sql", "drop table more;\n")
        .with(
            "scripts/20240402000000_rows.sql",
            "insert into more values (gen_random_uuid(), now());\n")
        .with("scripts/20240403000000_tell.sql", "select * from more;\n");
    assertEquals(ExitCode.DONE, run("", "convert"), answer::toString);
  }

  @Test
  void goesOnAfterTheLastMigrationThatWasProven() throws IOException {
    assertEquals(ExitCode.DONE, run("", "prove"), answer::toString);
    String whole = certificate();
    Files.delete(out.resolve("certificate.json"));

    assertEquals(ExitCode.FAILED, run("equal     20240402000000", "prove"), answer::toString);
    assertTrue(Files.exists(journal()));
    assertFalse(Files.exists(out.resolve("certificate.json")));

    assertEquals(ExitCode.DONE, run("", "prove", "--resume"), answer::toString);
    String said = answer.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("goes on after the 4 migrations"), said);
    assertFalse(said.contains("equal     20240401000000"), said);
    assertTrue(said.contains("equal     20240402000000"), said);
    assertEquals(whole, certificate());
    assertFalse(Files.exists(journal()));
  }

  @Test
  void countsWhatWasComparedAndReachedBefore() {
    assertEquals(
        ExitCode.DONE, run("", "prove", "--level=quick", "--output", "json"), answer::toString);
    JsonObject whole = json();
    assertEquals(
        ExitCode.FAILED,
        run("equal     20240401000000", "prove", "--level=quick"),
        answer::toString);
    assertEquals(ExitCode.DONE, run("", "prove", "--level=quick", "--resume", "--output", "json"));
    JsonObject resumed = json();
    assertEquals(whole.get("compared"), resumed.get("compared"));
    assertEquals(whole.get("branches"), resumed.get("branches"));
    assertTrue(whole.getAsJsonObject("branches").get("reached").getAsInt() > 0, whole::toString);
  }

  @Test
  void theWitnessGoesAlong() throws IOException {
    NodePackages.install(project);
    assertEquals(ExitCode.DONE, run("", "convert"), answer::toString);
    assertEquals(ExitCode.DONE, run("", "prove", "--rows=0", "--node"), answer::toString);
    String whole = certificate();
    assertTrue(whole.contains("chain_down"), whole);
    assertEquals(
        ExitCode.FAILED,
        run("equal     20240402000000", "prove", "--rows=0", "--node"),
        answer::toString);
    assertEquals(
        ExitCode.DONE, run("", "prove", "--rows=0", "--resume", "--node"), answer::toString);
    assertEquals(whole, certificate());
  }

  private JsonObject json() {
    return JsonParser.parseString(answer.toString(StandardCharsets.UTF_8)).getAsJsonObject();
  }

  @Test
  void findsADifferenceInWhatIsLeft() throws IOException {
    Path index = out.resolve("sql/V20240402000000__rows.sql");
    Files.writeString(index, Files.readString(index).replace("now()", "null"));
    assertEquals(
        ExitCode.FAILED,
        run("equal     20240401000000", "prove", "--level=quick"),
        answer::toString);
    assertEquals(
        ExitCode.NOT_EQUIVALENT, run("", "prove", "--level=quick", "--resume"), answer::toString);
    assertFalse(Files.exists(journal()));
  }

  @Test
  void beginsAnewWhereAnythingHasChanged() {
    assertEquals(ExitCode.FAILED, run("equal     20240301000000", "prove"), answer::toString);
    LegacyTree.write(project, "lib/shout.js", "exports.shout = (text) => text + '!';\n");
    assertEquals(ExitCode.DONE, run("", "prove", "--resume", "--level", "quick"), answer::toString);
    String said = answer.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("begins anew, as this has changed: level, project files"), said);
    assertTrue(said.contains("equal     20240101000000"), said);
  }

  @Test
  void beginsAnewWhereNothingWasInterrupted() throws IOException {
    assertEquals(ExitCode.DONE, run("", "prove", "--resume", "--level", "quick"), answer::toString);
    Files.writeString(journal(), "{\"circumstances\":");
    assertEquals(ExitCode.DONE, run("", "prove", "--resume", "--level", "quick"), answer::toString);
    assertTrue(answer.toString(StandardCharsets.UTF_8).contains(ProofJournal.FILE_NAME));
  }

  /**
   * @param last what is said when the process comes to its end; empty for none
   */
  private int run(String last, String... command) {
    answer.reset();
    Map<String, String> environment =
        new HashMap<>(Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
    String given = System.getenv().getOrDefault("DATABASE_URL", "");
    if (!given.isEmpty()) {
      environment.put("DATABASE_URL", given);
    }
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--no-translate", project.toString(), "--out", out.toString()));
    return Main.run(
        new Surroundings(
            environment,
            new PrintStream(answer, true, StandardCharsets.UTF_8),
            new Ending(answer, last),
            Clock.systemUTC(),
            /* terminal= */ false),
        arguments.toArray(String[]::new));
  }

  private Path journal() {
    return out.resolve(ProofJournal.FILE_NAME);
  }

  private String certificate() throws IOException {
    return Files.readString(out.resolve("certificate.json"));
  }

  /** Whoever says a certain line ends there. */
  private static final class Ending extends PrintStream {
    private final String last;

    Ending(OutputStream out, String last) {
      super(out, true, StandardCharsets.UTF_8);
      this.last = last;
    }

    @Override
    public void println(String line) {
      super.println(line);
      if (!last.isEmpty() && line.startsWith(last)) {
        throw new IllegalStateException("the process is killed here");
      }
    }
  }
}
