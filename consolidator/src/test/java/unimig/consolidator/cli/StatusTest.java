package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unimig.consolidator.history.HistoryTables.knexRow;
import static unimig.consolidator.history.HistoryTables.prismaFailed;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.history.HistoryTables;
import unimig.consolidator.testing.CommandRun;
import unimig.consolidator.testing.LegacyProject;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.cli.ExitCode;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;

/** {@code unimig status}: what it shows, how it ends, and that it changes nothing. */
final class StatusTest {
  private final TestDatabase database = TestDatabase.create();
  private final LegacyProject project;

  StatusTest(@TempDir Path directory) {
    project = new LegacyProject(directory);
    project.set("knex", SetKind.KNEX).set("prisma", SetKind.PRISMA);
    project
        .sql("knex", "1_users.js", "1", "create table users (id int)")
        .sql("prisma", "2_posts", "2", "create table posts (id int)")
        .java("knex", "3_tags.js", "3", "create table tags (id int)")
        .sql("knex", "4_likes.js", "4", "create table likes (id int)")
        .write();
    database.run(
        HistoryTables.knex()
            + knexRow("knex_migrations", "1_users.ts", 1, "2024-01-05 12:00:00+00")
            + knexRow("knex_migrations", "4_likes.js", 2, "2024-01-06 12:00:00+00"));
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** The classes are not needed. */
  @Test
  void oneTable() {
    assertFalse(Files.exists(project.directory().resolve(ConvertedSet.JAR)));
    CommandRun run = status();
    assertEquals(ExitCode.DONE, run.exit(), run.err());
    assertEquals(
        """
        SET     MIGRATION   STATE    APPLIED              BATCH  ADOPTED  REMARKS
        knex    1_users.js  applied  2024-01-05 12:00:00  1      -        renamed
        prisma  2_posts     pending  -                    -      -
        knex    3_tags.js   pending  -                    -      -        gap
        knex    4_likes.js  applied  2024-01-06 12:00:00  2      -

        note: "3_tags.js" is pending, though a later one of its set is applied; migrate will run it [GAP]
        """,
        run.out());
    assertEquals(
        """
        knex: 2 applied, 1 pending (public.knex_migrations)
        prisma: 1 pending
        """,
        run.err());
  }

  @Test
  void whatIsPendingOrNotAdoptedEndsTheCheck() {
    assertEquals(ExitCode.PENDING, status("--check").exit());
    database.run(knexRow("3_tags.js", "2024-01-07") + HistoryTables.PRISMA);
    assertEquals(
        ExitCode.PENDING, status("--check", "--resolve", "prisma=applied").exit(), "not adopted");
  }

  @Test
  void whatIsInDoubtEndsItAlways() {
    database.run(HistoryTables.PRISMA + prismaFailed("2_posts", "aa", "2024-01-07"));
    CommandRun run = status();
    assertEquals(ExitCode.DRIFT, run.exit());
    assertTrue(
        run.out()
            .contains(
                "\nerror: \"2_posts\" failed; look what is in the database, and say"
                    + " --resolve 2_posts=applied|rolled-back [FAILED_MIGRATION]\n"),
        run.out());
    assertEquals(ExitCode.DONE, status("--resolve", "2_posts=rolled-back").exit());
  }

  @Test
  void wrongUsage() {
    for (List<String> arguments :
        List.of(
            List.of("--resolve", "nothing.js=applied"),
            List.of("--resolve", "1_users.js=perhaps"),
            List.of("--history", "knex=none"),
            List.of("--history", "knex=other.knex_migrations"),
            List.of("--history", "other=knex_migrations"),
            List.of("--up-to", "other=1_users.js"),
            List.of("--up-to", "prisma=1_users.js"))) {
      CommandRun run = status(arguments.toArray(new String[0]));
      assertEquals(ExitCode.USAGE, run.exit(), () -> arguments + run.err());
      assertTrue(run.err().contains("[USAGE]"), run.err());
    }
    assertEquals(ExitCode.DONE, status("--history", "knex=public.knex_migrations").exit());
  }

  @Test
  void json() {
    CommandRun run = status("--output", "json");
    JsonObject result = run.json();
    assertTrue(result.get("ok").getAsBoolean(), run.out());
    assertEquals(2, result.get("pending").getAsInt());
    assertEquals(2, result.get("unrecorded").getAsInt());
    assertEquals(
        "{\"name\":\"knex\",\"kind\":\"knex\",\"table\":\"public.knex_migrations\","
            + "\"columns\":{\"name\":\"name\",\"order\":\"id\",\"appliedAt\":\"migration_time\","
            + "\"batch\":\"batch\"},\"locked\":false,\"applied\":2,\"pending\":1,\"failed\":0,"
            + "\"halfApplied\":0,\"rolledBack\":0,\"untracked\":0}",
        result.getAsJsonArray("sets").get(0).toString());
    assertEquals(
        "{\"set\":\"knex\",\"name\":\"1_users.js\",\"version\":\"1\",\"state\":\"applied\","
            + "\"recorded\":false,\"nameInHistory\":\"1_users.ts\","
            + "\"appliedAt\":\"2024-01-05T12:00:00Z\",\"batch\":1,\"remarks\":[\"renamed\"]}",
        result.getAsJsonArray("migrations").get(0).toString());
    assertEquals(
        "GAP",
        result.getAsJsonArray("findings").get(0).getAsJsonObject().get("code").getAsString());
  }

  @Test
  void errorsAreJsonToo() {
    JsonObject json = status("--output", "json", "--resolve", "nothing=applied").json();
    assertFalse(json.get("ok").getAsBoolean());
    assertTrue(json.toString().contains("USAGE"), json::toString);
    database.run(HistoryTables.PRISMA + prismaFailed("2_posts", "aa", "2024-01-07"));
    CommandRun doubt = status("--output", "json");
    assertEquals(ExitCode.DRIFT, doubt.exit());
    assertFalse(doubt.json().get("ok").getAsBoolean());
    assertEquals(
        "FAILED_MIGRATION",
        doubt.json().getAsJsonArray("errors").get(0).getAsJsonObject().get("code").getAsString());
  }

  @Test
  void aRoleThatMayOnlyReadIsEnoughAndNothingChanges() throws SQLException {
    String role = "reader_" + database.query("select current_database()").get(0);
    database.run(
        ("create role %1$s login password 'pass'; grant select on all tables in schema public to %1$s;"
                + " alter role %1$s set default_transaction_read_only = on")
            .formatted(role));
    try {
      DatabaseSnapshot before = snapshot();
      String url = database.urlText().replaceFirst("//[^@]*@", "//" + role + ":pass@");
      List<String> arguments = new ArrayList<>(arguments());
      arguments.addAll(List.of("--database-url", url, "--output", "json"));
      CommandRun run = CommandRun.of(Map.of(), arguments.toArray(new String[0]));
      assertEquals(ExitCode.DONE, run.exit(), run.out());
      assertEquals(status("--output", "json").out(), run.out());
      assertEquals(before, snapshot());
    } finally {
      database.run("drop owned by " + role + "; drop role " + role);
    }
  }

  @Test
  void aDatabaseOutOfReach() {
    CommandRun run =
        CommandRun.of(
            Map.of("DATABASE_URL", "postgresql://u:secret@localhost:1/none"),
            arguments().toArray(new String[0]));
    assertEquals(ExitCode.FAILED, run.exit());
    assertTrue(run.err().contains("[CONNECTION_FAILED]"), run.err());
    assertFalse(run.err().contains("secret"), run.err());
  }

  private DatabaseSnapshot snapshot() throws SQLException {
    try (Connection connection = database.connect()) {
      return DatabaseSnapshot.read(connection, SnapshotScope.everything());
    }
  }

  private List<String> arguments() {
    return List.of("status", "--dir", project.directory().toString());
  }

  private CommandRun status(String... more) {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.addAll(List.of(more));
    return CommandRun.of(
        Map.of("DATABASE_URL", database.urlText()), arguments.toArray(new String[0]));
  }
}
