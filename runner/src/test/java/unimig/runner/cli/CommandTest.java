package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class CommandTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;
  private final Map<String, String> environment = new HashMap<>();

  CommandTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
    environment.put("DATABASE_URL", database.urlText());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void migrateTellsEachMigrationAndTheVersion() {
    twoTables();
    Run run = run("migrate", "--dir", dir());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().matches("2 migrations applied in \\d+ ms, now at version 2\n"), run.out());
    assertTrue(
        run.err().matches("applied 1  users  \\d+ ms\napplied 2  orders  \\d+ ms\n"), run.err());
    assertEquals("up to date at version 2\n", run("migrate", "--dir", dir()).out());
  }

  @Test
  void migrateAsJson() {
    twoTables();
    JsonObject json = run("migrate", "--dir", dir(), "--target", "1", "--output", "json").json();
    assertTrue(json.get("ok").getAsBoolean());
    assertTrue(json.get("versionBefore").isJsonNull());
    assertEquals("1", json.get("version").getAsString());
    assertEquals(
        "users",
        json.getAsJsonArray("applied").get(0).getAsJsonObject().get("description").getAsString());
  }

  @Test
  void infoIsATable() {
    twoTables();
    run("migrate", "--dir", dir(), "--target", "1");
    Run info = run("info", "--dir", dir());
    List<String> lines = info.out().lines().toList();
    assertEquals(
        "VERSION  DESCRIPTION  KIND  STATE    APPLIED              MS  MODE    FROM",
        lines.get(0).replaceAll("MS +MODE", "MS  MODE"));
    assertTrue(
        lines
            .get(1)
            .matches(
                "1        users        SQL   Success  [-0-9]{10} [:0-9]{8}  \\d+ +copied  legacy/1.js"),
        lines.get(1));
    assertTrue(
        lines.get(2).matches("2        orders       SQL   Pending  - +- +copied  legacy/2.js"),
        lines.get(2));
    assertEquals("2 migrations, 1 pending\n", info.err());
  }

  @Test
  void infoChecksForPendingMigrations() {
    twoTables();
    assertEquals(ExitCode.DONE, run("info", "--dir", dir()).exitCode());
    assertEquals(ExitCode.PENDING, run("info", "--dir", dir(), "--check").exitCode());
    run("migrate", "--dir", dir());
    Run info = run("info", "--dir", dir(), "--check", "--output=json");
    assertEquals(ExitCode.DONE, info.exitCode());
    assertEquals(0, info.json().get("pending").getAsInt());
  }

  @Test
  void validateFindsDrift() {
    twoTables();
    run("migrate", "--dir", dir());
    assertEquals(ExitCode.DONE, run("validate", "--dir", dir()).exitCode());
    set.sql("V2__orders.sql", "create table orders (id bigint);");
    Run text = run("validate", "--dir", dir());
    assertEquals(ExitCode.DRIFT, text.exitCode());
    assertTrue(text.err().contains("[DRIFT]"), text.err());
    Run json = run("validate", "--dir", dir(), "--output", "json");
    assertFalse(json.json().get("ok").getAsBoolean());
    assertEquals("DRIFT", json.errorCode());
  }

  @Test
  void baselineMarksTheLastLegacyVersion() {
    twoTables();
    database.run("create table users (id int)");
    assertEquals(ExitCode.REFUSED, run("migrate", "--dir", dir()).exitCode());
    assertEquals("marked as being at version 2\n", run("baseline", "--dir", dir()).out());
    assertEquals(
        List.of("2|BASELINE|consolidation point"),
        database.query("select version, type, description from flyway_schema_history"));
    assertEquals("up to date at version 2\n", run("migrate", "--dir", dir()).out());
  }

  @Test
  void aFailedMigrationIsShownWithPlaceStatementAndState() {
    set.sql("V1__a.sql", "select 1;\nselect * from nowhere;").build();
    Run text = run("migrate", "--dir", dir());
    assertEquals(ExitCode.FAILED, text.exitCode());
    assertEquals("", text.out());
    assertTrue(text.err().contains("V1__a.sql:2:1: error: "), text.err());
    assertTrue(text.err().contains("(SQLSTATE 42P01)"), text.err());
    assertTrue(text.err().contains("in: select * from nowhere"), text.err());
    Run json = run("migrate", "--dir", dir(), "--output", "json");
    assertEquals("MIGRATION_FAILED", json.errorCode());
    assertEquals("", json.err());
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(ExitCode.USAGE, run().exitCode());
    assertEquals(ExitCode.USAGE, run("migrat").exitCode());
    assertEquals(ExitCode.USAGE, run("migrate", "--nonsense").exitCode());
    assertEquals("USAGE", run("migrate", "--nonsense", "--output", "json").errorCode());
    environment.clear();
    twoTables();
    Run run = run("migrate", "--dir", dir());
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains("--database-url"), run.err());
    environment.put("DATABASE_URL", "mysql://u:hunter2@h/d");
    Run bad = run("migrate", "--dir", dir(), "--output", "json");
    assertEquals(ExitCode.USAGE, bad.exitCode());
    assertEquals("INVALID_DATABASE_URL", bad.errorCode());
    assertFalse(bad.out().contains("hunter2"), bad.out());
  }

  @Test
  void aDirectoryWithoutASetIsBadInput() {
    Run run = run("migrate", "--dir", dir());
    assertEquals(ExitCode.BAD_INPUT, run.exitCode());
    assertTrue(run.err().contains("[SET_INCOMPLETE]"), run.err());
  }

  @Test
  void flagsWinOverTheEnvironment() {
    twoTables();
    environment.put("DATABASE_URL", "postgres://nobody@localhost:1/none");
    assertEquals(
        ExitCode.DONE,
        run("migrate", "--dir", dir(), "--database-url", database.urlText()).exitCode());
  }

  @Test
  void flywaysVariablesAreHonoured() {
    twoTables();
    environment.remove("DATABASE_URL");
    Map<String, String> properties = database.url().properties();
    environment.put("FLYWAY_URL", database.url().jdbcUrl());
    environment.put("FLYWAY_USER", properties.getOrDefault("user", ""));
    environment.put("FLYWAY_PASSWORD", properties.getOrDefault("password", ""));
    environment.put("FLYWAY_SCHEMAS", "shop, other");
    environment.put("FLYWAY_LOCATIONS", "filesystem:" + dir() + "/sql");
    environment.put("FLYWAY_TABLE", "past");
    Run run = run("migrate");
    assertEquals(ExitCode.DONE, run.exitCode(), run.err());
    assertEquals(
        List.of("1", "2"),
        database.query(
            "select version from shop.past where version is not null order by installed_rank"));
  }

  @Test
  void coloursAreForTerminalsUnlessForbidden() {
    twoTables();
    String escape = "\u001b[";
    assertFalse(run("info", "--dir", dir()).out().contains(escape));
    assertTrue(run("info", "--dir", dir(), "--color", "always").out().contains(escape));
    assertTrue(onTerminal("info", "--dir", dir()).out().contains(escape));
    assertFalse(onTerminal("info", "--dir", dir(), "--color=never").out().contains(escape));
    environment.put("NO_COLOR", "1");
    assertFalse(onTerminal("info", "--dir", dir()).out().contains(escape));
  }

  @Test
  void aBarIsForTerminals() {
    twoTables();
    environment.put("NO_COLOR", "1");
    String err = onTerminal("migrate", "--dir", dir()).err();
    assertTrue(err.contains("############------------ 1/2 2 orders"), err);
  }

  @Test
  void helpTellsTheExitCodes() {
    for (String command :
        List.of("migrate", "info", "validate", "verify-certificate", "baseline")) {
      Run help = run(command, "--help");
      assertEquals(0, help.exitCode());
      assertTrue(help.out().contains("8   refused for safety; nothing was touched"), help.out());
    }
  }

  @Test
  void modulesAboveAddAndReplaceCommands() {
    @CommandLine.Command(name = "info")
    final class Mine implements Runnable {
      @Override
      public void run() {
        database.run("create table mine ()");
      }
    }
    Console console = new Console(environment, false);
    assertEquals(0, Unimig.run(console.surroundings(), List.of(new Mine()), "info"));
    assertEquals(List.of("mine"), database.query("select to_regclass('mine')"));
  }

  private void twoTables() {
    set.sql("V1__users.sql", "create table users (id int);")
        .sql("V2__orders.sql", "create table orders (id int);")
        .entry("1", Mode.COPIED, "sql/V1__users.sql")
        .entry("2", Mode.COPIED, "sql/V2__orders.sql")
        .build();
  }

  private String dir() {
    return set.directory().toString();
  }

  private Run run(String... arguments) {
    return run(new Console(environment, false), arguments);
  }

  private Run onTerminal(String... arguments) {
    return run(new Console(environment, true), arguments);
  }

  private static Run run(Console console, String... arguments) {
    int exitCode = Unimig.run(console.surroundings(), List.of(), arguments);
    return new Run(exitCode, console.out(), console.err());
  }

  private record Run(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }

    String errorCode() {
      return json().getAsJsonArray("errors").get(0).getAsJsonObject().get("code").getAsString();
    }
  }
}
