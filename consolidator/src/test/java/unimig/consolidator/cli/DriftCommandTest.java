package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class DriftCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final TestDatabase database = TestDatabase.create();
  private final Path directory;

  DriftCommandTest(@TempDir Path directory) {
    this.directory = directory;
    new TestSet(directory)
        .sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "comment on table a is '$1';")
        .entry("1", Mode.COPIED, "sql/V1__a.sql")
        .entry("2", Mode.COPIED, "sql/V2__b.sql", "TENANT")
        .build();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void noDriftIsTold() {
    assertEquals(ExitCode.DONE, run(Map.of("TENANT", "t"), "migrate"));
    assertEquals(ExitCode.REFUSED, run(Map.of(), "drift"), text(err));
    assertTrue(text(err).contains("--define NAME=VALUE [MISSING_ENVIRONMENT]"), text(err));
    assertEquals(ExitCode.DONE, run(Map.of(), "drift", "--define", "TENANT=t"), text(err));
    assertTrue(
        text(out).startsWith("no drift: the schema is what 2 applied migrations make (PostgreSQL "),
        text(out));
  }

  @Test
  void driftIsToldByMigration() {
    run(Map.of("TENANT", "t"), "migrate");
    database.run("comment on table a is null; alter table a add column b int");
    assertEquals(ExitCode.DRIFT, run(Map.of("TENANT", "t"), "drift"), text(err));
    assertEquals(
        """
        drift: 2 differences; the schema is at no point what the migrations make, the first to \
        differ is "2.js" (version 2)

        Not as "2.js" (version 2) left it:
          table "a": comment: live none, expected $1

        Of no migration:
          table "a": column "b": only in the database (integer)

        Not compared:
          tables "flyway_schema_history", "flyway_schema_history_legacy": histories of migrations
        """,
        text(out));
    assertEquals(
        ExitCode.DRIFT, run(Map.of("TENANT", "t"), "drift", "--ignore", "b*,public.b"), text(err));
    assertEquals(ExitCode.DONE, run(Map.of("TENANT", "t"), "drift", "--ignore", "public.?"));
    assertEquals(ExitCode.USAGE, run(Map.of(), "drift", "--ignore", "x:"));
  }

  @Test
  void theResultIsJsonToo() {
    run(Map.of("TENANT", "t"), "migrate");
    database.run("comment on table a is null");
    assertEquals(ExitCode.DRIFT, run(Map.of("TENANT", "t"), "drift", "--output", "json"));
    JsonObject json = JsonParser.parseString(text(out)).getAsJsonObject();
    assertFalse(json.get("ok").getAsBoolean());
    JsonObject standing = json.getAsJsonObject("standing");
    assertEquals("elsewhere", standing.get("state").getAsString());
    assertTrue(standing.get("isBehind").getAsBoolean());
    assertEquals(JsonParser.parseString("[{version: '1', name: '1.js'}]"), standing.get("after"));
    assertEquals(
        JsonParser.parseString(
            """
            [{"object": "table \\"a\\"", "part": "", "attribute": "comment", "kind": "changed",
              "live": null, "expected": "$1", "origin": "applied",
              "migration": {"version": "2", "name": "2.js"}}]"""),
        json.get("differences"));
    assertEquals(ExitCode.DRIFT, run(Map.of("TENANT", "t"), "drift"));
    assertTrue(
        text(out)
            .startsWith(
                "drift: the schema is that after \"1.js\" (version 1), though \"2.js\" (version 2)"
                    + " counts as applied"),
        text(out));
  }

  private int run(Map<String, String> environment, String command, String... arguments) {
    out.reset();
    err.reset();
    Map<String, String> all = new HashMap<>(environment);
    all.put("DATABASE_URL", database.urlText());
    Surroundings surroundings =
        new Surroundings(all, stream(out), stream(err), Clock.systemUTC(), false);
    List<String> line = new ArrayList<>(List.of(command, "--dir", directory.toString()));
    line.addAll(List.of(arguments));
    return Unimig.run(
        surroundings,
        ConsolidatorCommands.all(surroundings, TestScratch::open),
        line.toArray(String[]::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
