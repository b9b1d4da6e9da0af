package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;
import unimig.runner.testing.TestSet;

final class SquashCommandTest {
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Path directory;
  private final TestSet set;

  SquashCommandTest(@TempDir Path directory) {
    this.directory = directory;
    this.set = new TestSet(directory);
  }

  @Test
  void aSquashIsMadeOfStatementsWithoutPgDump() {
    set.sql("V1__a.sql", "create table a (id int); insert into a values (1);");
    assertEquals(ExitCode.DONE, run("squash", "--from", "statements"));
    assertEquals(
        "sql/B1__squash.sql stands for 1 migrations, found equal: 1 tables, 1 rows"
            + " (made of statements)\n",
        data.toString(StandardCharsets.UTF_8));
    assertEquals(ExitCode.DONE, run("archive"));
    assertTrue(Files.exists(directory.resolve("archive/sql/V1__a.sql")));
    assertEquals(ExitCode.DONE, run("squash"));
    assertEquals(ExitCode.DONE, run("archive", "--undo"));
    assertTrue(Files.exists(directory.resolve("sql/V1__a.sql")));
  }

  @Test
  void programsAreTold() {
    set.sql("V1__a.sql", "create table a (id int);");
    JsonObject made = json(ExitCode.DONE, "squash", "--from", "statements");
    assertEquals("sql/B1__squash.sql", made.get("file").getAsString());
    assertEquals("statements", made.get("from").getAsString());
    assertEquals(1, made.get("migrations").getAsInt());
    assertEquals(1, json(ExitCode.DONE, "archive").get("files").getAsInt());
    assertEquals("1", json(ExitCode.DONE, "squash").get("version").getAsString());
  }

  @Test
  void aDifferenceEndsWithItsOwnCode() {
    set.sql("V1__a.sql", "create table t (n bigint); insert into t select txid_current();");
    JsonObject failed = json(ExitCode.NOT_EQUIVALENT, "squash", "--from", "statements");
    JsonObject error = failed.getAsJsonArray("errors").get(0).getAsJsonObject();
    assertEquals("SQUASH_DIFFERS", error.get("code").getAsString());
    assertFalse(error.getAsJsonArray("differences").isEmpty());
    assertFalse(Files.exists(directory.resolve("squash.json")));
    assertEquals(ExitCode.NOT_EQUIVALENT, run("squash", "--from", "statements"));
    assertTrue(talk.toString(StandardCharsets.UTF_8).contains("  table \"t\""));
  }

  @Test
  void whatIsMissingIsToldOf() throws IOException {
    set.sql("V1__a.sql", "create table a (id int);");
    Path none = directory.resolve("pg_dump");
    assertEquals(ExitCode.FAILED, run("squash", "--pg-dump", none.toString()));
    assertTrue(talk.toString(StandardCharsets.UTF_8).contains("[PG_DUMP_MISSING]"));
    assertEquals(ExitCode.REFUSED, run("archive"));
    assertTrue(talk.toString(StandardCharsets.UTF_8).contains("[NO_SQUASH]"));
    assertEquals(ExitCode.BAD_INPUT, run("squash", "--at", "9"));
    assertEquals(ExitCode.USAGE, run("squash", "--from", "thin air"));
    Files.writeString(directory.resolve("squash.json"), "{}");
    assertEquals(ExitCode.BAD_INPUT, run("squash"));
    assertTrue(talk.toString(StandardCharsets.UTF_8).contains("[SQUASH_SYNTAX]"));
  }

  private JsonObject json(int code, String... arguments) {
    data.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--output", "json"));
    assertEquals(code, run(all.toArray(new String[0])), talk.toString(StandardCharsets.UTF_8));
    return JsonParser.parseString(data.toString(StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private int run(String... arguments) {
    data.reset();
    Surroundings surroundings =
        new Surroundings(Map.of(), stream(data), stream(talk), Clock.systemUTC(), false);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--dir", directory.toString()));
    return Unimig.run(
        surroundings,
        ConsolidatorCommands.all(surroundings, TestScratch::open),
        all.toArray(new String[0]));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
