package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class PlanTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;

  PlanTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void everyStatementIsShownBetweenItsBordersAndNoneIsRun() {
    set.sql("V1__a.sql", "create table a (id int);\ncomment on table a is 'x; y';")
        .sql("V2__a_idx.sql", "create index concurrently a_idx on a (id);")
        .sql("V2__a_idx.sql.conf", "executeInTransaction=false\n")
        .java(
            "V3__b",
            """
            @Override protected void up(Session db) {
              db.execute("create table \\"b\\" (\\"id\\" int)");
              db.update("insert into \\"b\\" (\\"id\\") values (?)", 1);
            }
            """)
        .build();
    assertEquals(
        """
        -- 1  a  (SQL)
        begin;
        create table a (id int);
        comment on table a is 'x; y';
        commit;

        -- 2  a idx  (SQL)  without a transaction
        create index concurrently a_idx on a (id);

        -- 3  b  (JDBC)  depends on rows
        begin;
        create table "b" ("id" int);
        insert into "b" ("id") values (?);
        commit;

        """,
        out("plan"));
    assertEquals(
        List.of(),
        database.query("select relname from pg_class where relnamespace = 'public'::regnamespace"));
  }

  @Test
  void whatIsAppliedIsLeftOutAndATargetEndsThePlan() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .sql("V3__c.sql", "create table c (id int);")
        .build();
    run("migrate", "--target", "1");
    assertEquals(
        "-- 2  b  (SQL)\nbegin;\ncreate table b (id int);\ncommit;\n\n",
        out("plan", "--target", "2"));
    assertEquals(ExitCode.DONE, run("plan").code());
    assertEquals(ExitCode.PENDING, run("plan", "--check").code());
    run("migrate");
    assertEquals("", out("plan", "--check"));
  }

  @Test
  void aMigrationThatReadsIsShownAsWithoutRows() {
    set.java(
            "V1__a",
            """
            @Override protected void up(Session db) {
              for (Row row : db.query("select * from \\"x\\"")) {
                db.execute("delete from \\"x\\"");
              }
              db.execute("create table \\"y\\" ()");
              db.query("select 1 as one").get(0);
              db.execute("never shown");
            }
            """)
        .entry("1", Mode.TRANSLATED, "java/db/migration/V1__a.java")
        .build();
    JsonObject migration = json().getAsJsonArray("migrations").get(0).getAsJsonObject();
    assertEquals(
        List.of("select * from \"x\"", "create table \"y\" ()", "select 1 as one"),
        migration.getAsJsonArray("statements").asList().stream()
            .map(JsonElement::getAsString)
            .toList());
    assertTrue(migration.get("dependsOnRows").getAsBoolean());
    assertTrue(migration.get("note").getAsString().startsWith("without rows it goes no further"));
  }

  @Test
  void aRecordedMigrationDoesNotDependOnRows() {
    set.java("V1__a", "@Override protected void up(Session db) { db.execute(\"select 1\"); }")
        .entry("1", Mode.RECORDED, "java/db/migration/V1__a.java")
        .build();
    JsonObject migration = json().getAsJsonArray("migrations").get(0).getAsJsonObject();
    assertFalse(migration.get("dependsOnRows").getAsBoolean());
    assertEquals("recorded", migration.get("mode").getAsString());
  }

  @Test
  void aGroupIsOneTransaction() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .build();
    assertEquals(
        """
        begin;

        -- 1  a  (SQL)
        create table a (id int);

        -- 2  b  (SQL)
        create table b (id int);

        commit;
        """,
        out("plan", "--group"));
  }

  @Test
  void whatMigrateRefusesIsRefused() {
    set.java("V1__a", "@Override protected void up(Session db) { db.env(\"KEY\"); }")
        .entry("1", Mode.RECORDED, "java/db/migration/V1__a.java", "KEY")
        .build();
    CommandRun ran = run("plan");
    assertEquals(ExitCode.REFUSED, ran.code());
    assertTrue(ran.err().contains("[MISSING_ENVIRONMENT]"), ran.err());
  }

  private JsonObject json() {
    return JsonParser.parseString(out("plan", "--output", "json")).getAsJsonObject();
  }

  private String out(String... arguments) {
    return run(arguments).out();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(database, set, arguments);
  }
}
