package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class RollbackTest {
  private static final String TABLES =
      "select relname from pg_class where relnamespace = 'public'::regnamespace"
          + " and relkind = 'r' and relname not like 'flyway%' order by 1";

  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;

  RollbackTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void theLastAppliedOneIsTakenBack() {
    three();
    run("migrate");
    CommandRun ran = run("rollback");
    assertEquals(ExitCode.DONE, ran.code(), ran.err());
    assertEquals("1 migration taken back\n", ran.out());
    assertTrue(ran.err().startsWith("taken back 3  c  "), ran.err());
    assertEquals(List.of("a", "b"), database.query(TABLES));
    run("rollback", "--count", "2");
    assertEquals(List.of(), database.query(TABLES));
  }

  @Test
  void allAboveAVersionAreTakenBackAndRunAgain() {
    three();
    run("migrate");
    assertEquals("2 migrations taken back\n", run("rollback", "--to", "1").out());
    assertEquals(List.of("a"), database.query(TABLES));
    assertEquals(ExitCode.DONE, run("migrate").code());
    assertEquals(List.of("a", "b", "c"), database.query(TABLES));
    assertEquals("3 migrations taken back\n", run("rollback", "--to", "0").out());
    assertEquals(List.of(), database.query(TABLES));
    assertEquals(ExitCode.BAD_INPUT, run("rollback", "--to", "7").code());
  }

  @Test
  void theHistoryKeepsWhatWasAndStockFlywayReadsIt() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .sql("U2__b.sql", "drop table b;")
        .build();
    run("migrate");
    run("rollback");
    assertEquals(
        List.of("1|1|SQL", "2|2|SQL", "3|2|DELETE"),
        database.query("select installed_rank, version, type from flyway_schema_history"));
    Flyway flyway =
        Flyway.configure()
            .dataSource(database.connections())
            .locations("filesystem:" + set.directory().resolve("sql"))
            .validateMigrationNaming(false)
            .load();
    assertEquals(
        List.of("1 Success", "2 Deleted", "2 Pending"),
        Arrays.stream(flyway.info().all()).map(RollbackTest::line).toList());
    assertEquals(1, flyway.migrate().migrationsExecuted);
    assertEquals(ExitCode.DONE, run("validate").code());
    assertEquals("1 migration taken back\n", run("rollback").out());
  }

  private static String line(MigrationInfo info) {
    return info.getVersion() + " " + info.getState().getDisplayName();
  }

  @Test
  void allThatHaveNoWayBackAreNamedAndNothingIsTouched() {
    set.sql("V1__a.sql", "create table a (id int);")
        .java(
            "V2__b",
            "@Override protected void up(Session db) { db.execute(\"create table b ()\"); }")
        .sql("V3__c.sql", "create table c (id int);")
        .sql("U3__c.sql", "drop table c;")
        .build();
    run("migrate");
    CommandRun ran = run("rollback", "--to", "0");
    assertEquals(ExitCode.REFUSED, ran.code());
    assertTrue(ran.err().contains("\"db.migration.V2__b\" has no way back"));
    assertTrue(ran.err().contains("\"V1__a.sql\" has no way back"), ran.err());
    assertEquals(List.of("a", "b", "c"), database.query(TABLES));
  }

  @Test
  void aFailedWayBackLeavesEverything() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("U1__a.sql", "drop table a; drop table missing;")
        .build();
    run("migrate");
    CommandRun ran = run("rollback");
    assertEquals(ExitCode.FAILED, ran.code());
    assertTrue(ran.err().contains("[ROLLBACK_FAILED]"), ran.err());
    assertEquals(List.of("a"), database.query(TABLES));
    assertEquals(List.of("SQL"), database.query("select type from flyway_schema_history"));
  }

  @Test
  void aPlanShowsTheStatementsAndRunsNone() {
    three();
    run("migrate");
    assertEquals(
        """
        -- 3  c  (JDBC)  depends on rows
        begin;
        drop table "c";
        commit;

        -- 2  b  (SQL)
        begin;
        drop table b;
        commit;

        """,
        run("rollback", "--count", "2", "--plan").out());
    assertEquals(List.of("a", "b", "c"), database.query(TABLES));
  }

  @Test
  void asJson() {
    three();
    run("migrate");
    List<String> versions =
        JsonParser.parseString(run("rollback", "--count", "2", "--output", "json").out())
            .getAsJsonObject()
            .getAsJsonArray("takenBack")
            .asList()
            .stream()
            .map(JsonElement::getAsJsonObject)
            .map(each -> each.get("version").getAsString())
            .toList();
    assertEquals(List.of("3", "2"), versions);
  }

  private void three() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("U1__a.sql", "drop table a;")
        .sql("V2__b.sql", "create table b (id int);")
        .sql("U2__b.sql", "drop table b;")
        .java(
            "V3__c",
            """
            @Override protected void up(Session db) { db.execute("create table \\"c\\" ()"); }
            @Override protected void down(Session db) { db.execute("drop table \\"c\\""); }
            """)
        .build();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(database, set, arguments);
  }
}
