package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unimig.consolidator.history.HistoryTables.knexRow;
import static unimig.consolidator.history.HistoryTables.prismaFailed;
import static unimig.consolidator.history.HistoryTables.prismaRow;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.history.HistoryTables;
import unimig.consolidator.testing.CommandRun;
import unimig.consolidator.testing.LegacyProject;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.certificate.Sha256;
import unimig.runner.cli.ExitCode;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;

/** {@code unimig adopt}: what it writes, what it refuses, and the way back. */
final class AdoptTest {
  private static final String POSTS = "create table posts (id int);";
  private static final String HISTORY =
      "select installed_rank, version, description, type, script, checksum, installed_by, success"
          + " from flyway_schema_history order by installed_rank";

  private static Path directory;
  static ConvertedSet set;

  private final TestDatabase database = TestDatabase.create();

  @BeforeAll
  static void convert(@TempDir Path temporary) {
    directory = temporary;
    set =
        new LegacyProject(directory)
            .set("knex", SetKind.KNEX)
            .set("prisma", SetKind.PRISMA)
            .java("knex", "1_users.js", "1", "create table users (id int)")
            .sql("prisma", "2_posts", "2", POSTS)
            .java("knex", "3_tags_of_users.js", "3", "create table tags (id int)")
            .sql("knex", "4_likes.js", "4.1", "create table likes (id int);")
            .build();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** Everything but when it ran and for how long, which only the old tools know. */
  @Test
  void rowsAreExactlyThoseOfFlyway() throws SQLException {
    allApplied();
    assertDone("4 migrations adopted, 0 pending\n", adopt());
    try (TestDatabase stock = TestDatabase.create()) {
      assertEquals(4, flyway(stock).load().migrate().migrationsExecuted);
      assertEquals(stock.query(HISTORY), database.query(HISTORY));
      assertEquals(catalog(stock), catalog(database));
    }
  }

  @Test
  void timesOrderAndBatchesAreThoseOfTheOldTools() {
    database.run(
        HistoryTables.knex()
            + knexRow("knex_migrations", "1_users.ts", 1, "2024-01-01 00:00:00.123456+00")
            + knexRow("knex_migrations", "4_likes.js", 2, "2024-01-02 00:00:00+00")
            // A clock that went back: rows tell the order.
            + knexRow("knex_migrations", "3_tags_of_users.js", 3, "2024-01-01 00:00:00+00")
            + HistoryTables.PRISMA
            + prismaRow("2_posts", sum(POSTS), "2024-01-03 00:00:00+00"));
    assertDone("4 migrations adopted, 0 pending\n", adopt());
    assertEquals(
        List.of(
            "1|1|2024-01-01 00:00:00.123456|0|1_users.ts|knex_migrations|1",
            "2|4.1|2024-01-02 00:00:00|0|4_likes.js|knex_migrations|2",
            "3|3|2024-01-01 00:00:00|0|3_tags_of_users.js|knex_migrations|3",
            "4|2|2024-01-03 00:00:01.5|1500|2_posts|_prisma_migrations|null"),
        database.query(
            "select installed_rank, version, installed_on::timestamptz at time zone 'UTC',"
                + " execution_time, legacy_name, legacy_table, batch"
                + " from flyway_schema_history join flyway_schema_history_legacy"
                + " using (installed_rank) order by 1"));
  }

  @Test
  void whatIsPendingStillRunsAndBothValidate() {
    database.run(
        "create table users (id int); create table likes (id int);"
            + HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01")
            + knexRow("4_likes.js", "2024-01-02"));
    assertDone("2 migrations adopted, 2 pending: unimig migrate\n", adopt());
    try (MigrationEngine engine = engine()) {
      assertEquals(List.of(), engine.validate().problems());
      assertEquals(2, engine.migrate(RunListener.SILENT).applied().size());
      assertEquals(List.of(), engine.validate().problems());
      assertEquals(0, engine.migrate(RunListener.SILENT).applied().size());
    }
    assertEquals(
        List.of("1", "4.1", "2", "3"),
        database.query("select version from flyway_schema_history order by installed_rank"));
    assertEquals(List.of("posts", "tags"), tables("posts", "tags"));
    Flyway stock = flyway(database).load();
    stock.validate();
    assertEquals(0, stock.migrate().migrationsExecuted);
    assertEquals(ExitCode.DONE, command("status", "--check").exit());
  }

  /** A new migration of the team is no legacy one that a lagging set still lacks. */
  @Test
  void aNewMigrationBelowTheNewestIsRefused(@TempDir Path other) {
    database.run(
        "create table likes (id int);"
            + HistoryTables.knex()
            + knexRow("4_likes.js", "2024-01-02"));
    LegacyProject project =
        new LegacyProject(other)
            .set("knex", SetKind.KNEX)
            .sql("knex", "3_tags.js", "3", "create table tags (id int);")
            .sql("knex", "4_likes.js", "4.1", "create table likes (id int);");
    project.write();
    CommandRun adopted =
        CommandRun.of(
            Map.of("DATABASE_URL", database.urlText()), "adopt", "--dir", other.toString());
    assertDone("1 migration adopted, 1 pending: unimig migrate\n", adopted);
    // Written after the manifest, so that it is not in it.
    project.sql("knex", "4_new.js", "4.0.5", "create table fresh (id int);");
    EngineSettings settings =
        EngineSettings.of(database.connections(), ConvertedSet.in(other), Map.of());
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      assertEquals(FailureCode.OUT_OF_ORDER, e.failures().get(0).code());
      assertEquals(1, e.failures().size());
    }
    assertEquals(List.of(), tables("fresh", "tags"));
  }

  @Test
  void whatHasNoTimeStandsBehindTheOneBefore() {
    database.run(
        HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01")
            + knexRow("4_likes.js", "2024-01-02"));
    assertDone(
        "4 migrations adopted, 0 pending\n",
        adopt("--resolve", "prisma=applied", "--resolve", "3_tags_of_users=applied"));
    assertEquals(
        List.of("1|f", "2|t", "3|t", "4.1|f"),
        database.query(
            "select version, installed_on > now() - interval '1 hour' from flyway_schema_history"
                + " order by installed_rank"));
  }

  /** Stock Flyway takes what a set lacks below the newest version with its own setting. */
  @Test
  void stockFlywayRunsWhatIsPendingOutOfOrder() {
    database.run(
        "create table users (id int); create table likes (id int);"
            + HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01")
            + knexRow("4_likes.js", "2024-01-02"));
    adopt();
    assertEquals(2, flyway(database).outOfOrder(true).load().migrate().migrationsExecuted);
    flyway(database).load().validate();
  }

  @Test
  void aDryRunWritesNothing() throws SQLException {
    allApplied();
    DatabaseSnapshot before = snapshot();
    CommandRun run = adopt("--dry-run");
    assertDone(
        """
        VERSION  DESCRIPTION    KIND  APPLIED              BATCH  FROM
        1        users          JDBC  2024-01-01 00:00:00  1      knex/1_users.js
        2        posts          SQL   2024-01-02 00:00:01  -      prisma/2_posts
        3        tags of users  JDBC  2024-01-03 00:00:00  1      knex/3_tags_of_users.js
        4.1      likes          SQL   2024-01-04 00:00:00  1      knex/4_likes.js
        4 migrations would be adopted, 0 pending
        """,
        run);
    assertEquals(before, snapshot());
    assertEquals(
        "{\"version\":\"1\",\"description\":\"users\",\"type\":\"JDBC\","
            + "\"script\":\"db.migration.V1__users\",\"checksum\":4711,"
            + "\"installedOn\":\"2024-01-01T00:00:00Z\",\"milliseconds\":0,\"set\":\"knex\","
            + "\"legacyName\":\"1_users.js\",\"batch\":1}",
        adopt("--dry-run", "--output", "json").json().getAsJsonArray("rows").get(0).toString());
  }

  @Test
  void whatIsInDoubtIsRefusedWithAllReasons() throws SQLException {
    database.run(
        HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01")
            + knexRow("1_users.js", "2024-01-01")
            + knexRow("9_gone.js", "2024-01-01")
            + "update knex_migrations_lock set is_locked = 1;"
            + HistoryTables.PRISMA
            + prismaFailed("2_posts", "aa", "2024-01-01"));
    DatabaseSnapshot before = snapshot();
    CommandRun run = adopt();
    assertEquals(ExitCode.REFUSED, run.exit());
    assertEquals("", run.out());
    for (String code :
        List.of("APPLIED_TWICE", "UNKNOWN_MIGRATION", "LOCKED", "FAILED_MIGRATION")) {
      assertTrue(run.err().contains("[" + code + "]"), run.err());
    }
    CommandRun json = adopt("--output", "json");
    assertEquals(ExitCode.REFUSED, json.exit());
    assertEquals(4, json.json().getAsJsonArray("errors").size());
    assertEquals(ExitCode.REFUSED, adopt("--dry-run").exit());
    assertEquals(before, snapshot());
    database.run("update knex_migrations_lock set is_locked = 0");
    assertDone(
        "1 migration adopted, 3 pending: unimig migrate\n",
        adopt(
            "--resolve", "2_posts=rolled-back",
            "--resolve", "1_users.js=applied",
            "--resolve", "9_gone.js=applied"));
  }

  @Test
  void whatTheOldServiceAppliedMeanwhileIsAdoptedToo() {
    database.run(
        "create table users (id int);"
            + HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01"));
    adopt();
    assertDone("0 migrations adopted, 3 pending: unimig migrate\n", adopt());
    database.run("create table tags (id int);" + knexRow("3_tags_of_users.js", "2024-02-01"));
    assertDone("1 migration adopted, 2 pending: unimig migrate\n", adopt());
    assertEquals(
        List.of("1|1", "2|3"),
        database.query("select installed_rank, version from flyway_schema_history order by 1"));
    try (MigrationEngine engine = engine()) {
      assertEquals(2, engine.migrate(RunListener.SILENT).applied().size());
    }
  }

  @Test
  void undoLeavesNothing() throws SQLException {
    allApplied();
    DatabaseSnapshot before = snapshot();
    assertEquals(ExitCode.REFUSED, adopt("--undo").exit());
    adopt();
    assertDone("4 migrations are no longer adopted\n", adopt("--undo"));
    assertEquals(before, snapshot());
    adopt();
    assertEquals(
        "[\"1\",\"2\",\"3\",\"4.1\"]",
        adopt("--undo", "--output", "json").json().getAsJsonArray("undone").toString());
    assertEquals(before, snapshot());
  }

  @Test
  void undoIsNotTriedOut() throws SQLException {
    allApplied();
    adopt();
    DatabaseSnapshot before = snapshot();
    assertEquals(ExitCode.USAGE, adopt("--undo", "--dry-run").exit());
    assertEquals(ExitCode.USAGE, adopt("--undo", "--archive-history").exit());
    assertEquals(before, snapshot());
  }

  @Test
  void undoIsRefusedWhenSomethingNewerRan() throws SQLException {
    database.run(
        "create table users (id int);"
            + HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01"));
    adopt();
    try (MigrationEngine engine = engine()) {
      engine.migrate(Optional.of("2"), RunListener.SILENT);
      DatabaseSnapshot before = snapshot();
      CommandRun run = adopt("--undo");
      assertEquals(ExitCode.REFUSED, run.exit());
      assertTrue(run.err().contains("\"2\" was applied after"), run.err());
      assertEquals(before, snapshot());
    }
    database.run("delete from flyway_schema_history where version = '2'");
    assertDone("1 migration is no longer adopted\n", adopt("--undo"));
  }

  /** As on a laptop where everything was rolled back: the old tool's tables are there, empty. */
  @Test
  void aDatabaseWithNothingAppliedCanBeMigrated() throws SQLException {
    database.run(HistoryTables.knex());
    DatabaseSnapshot before = snapshot();
    assertDone("0 migrations adopted, 4 pending: unimig migrate\n", adopt());
    assertDone("0 migrations are no longer adopted\n", adopt("--undo"));
    assertEquals(before, snapshot());
    adopt();
    try (MigrationEngine engine = engine()) {
      assertEquals(4, engine.migrate(RunListener.SILENT).applied().size());
    }
    assertEquals(ExitCode.REFUSED, adopt("--undo").exit());
  }

  /** An empty history would have migrate run everything on whatever is there. */
  @Test
  void aDatabaseOfWhichNothingTellsIsRefusedUnlessSomebodySays() throws SQLException {
    database.run("create table somebodys (id int)");
    DatabaseSnapshot before = snapshot();
    CommandRun run = adopt();
    assertEquals(ExitCode.REFUSED, run.exit());
    assertTrue(run.err().contains("[NO_HISTORY]"), run.err());
    assertEquals(before, snapshot());
    assertDone(
        "0 migrations adopted, 4 pending: unimig migrate\n",
        adopt("--resolve", "knex=rolled-back"));
  }

  /** A database that our runner made is not taken for an adopted one. */
  @Test
  void nothingIsMadeWhereFlywayKnowsAll() throws SQLException {
    try (MigrationEngine engine = engine()) {
      engine.migrate(RunListener.SILENT);
    }
    DatabaseSnapshot before = snapshot();
    assertDone("0 migrations adopted, 0 pending\n", adopt());
    assertEquals(before, snapshot());
  }

  @Test
  void tablesOfTheOldToolsAreArchivedAndPutBack() throws SQLException {
    allApplied();
    DatabaseSnapshot before = snapshot();
    DatabaseSnapshot others = others();
    assertDone("4 migrations adopted, 0 pending\n", adopt("--archive-history"));
    assertEquals(others, others());
    assertEquals(
        List.of(
            "_prisma_migrations_archived",
            "knex_migrations_archived",
            "knex_migrations_lock_archived"),
        database.query(
            "select relname from pg_class where relname ~ 'migrations' and relkind = 'r' order by 1"));
    assertEquals(ExitCode.DONE, command("status", "--check").exit());
    database.run("create table knex_migrations (id int)");
    CommandRun refused = adopt("--undo");
    assertEquals(ExitCode.REFUSED, refused.exit());
    assertTrue(refused.err().contains("[HAS_HISTORY]"), refused.err());
    database.run("drop table knex_migrations");
    assertDone("4 migrations are no longer adopted\n", adopt("--undo"));
    assertEquals(before, snapshot());
  }

  @Test
  void anArchiveThatIsThereAlreadyUndoesAll() throws SQLException {
    allApplied();
    database.run("create table knex_migrations_lock_archived (id int)");
    DatabaseSnapshot before = snapshot();
    CommandRun run = adopt("--archive-history");
    assertEquals(ExitCode.FAILED, run.exit());
    assertTrue(run.err().contains("knex_migrations_lock_archived"), run.err());
    assertEquals(before, snapshot());
  }

  @Test
  void oldTablesAreLeftAloneOtherwise() throws SQLException {
    allApplied();
    DatabaseSnapshot before = others();
    DatabaseSnapshot legacy = without("flyway_schema_history", "flyway_schema_history_legacy");
    adopt();
    assertEquals(before, others());
    assertEquals(legacy, without("flyway_schema_history", "flyway_schema_history_legacy"));
  }

  @Test
  void anotherSchemaAndAnotherName() {
    database.run(
        "create schema app; set search_path = app;"
            + HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01")
            + "create table users (id int)");
    String[] there = {"--schema", "app", "--history-table", "My \"history\""};
    assertDone("1 migration adopted, 3 pending: unimig migrate\n", adopt(there));
    assertEquals(
        List.of("1|1_users.js"),
        database.query(
            "select version, legacy_name from app.\"My \"\"history\"\"\""
                + " join app.\"My \"\"history\"\"_legacy\" using (installed_rank)"));
    EngineSettings settings =
        EngineSettings.of(database.connections(), set, Map.of())
            .withSchemas(List.of("app"))
            .withHistoryTable("My \"history\"");
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      assertEquals(List.of(), engine.validate().problems());
      assertEquals(3, engine.migrate(RunListener.SILENT).applied().size());
    }
    CommandRun refused = adopt(there[0], there[1], there[2], there[3], "--undo");
    assertEquals(ExitCode.REFUSED, refused.exit());
  }

  @Test
  void theRightsThatAreNeeded() throws SQLException {
    allApplied();
    String role = "adopter_" + database.query("select current_database()").get(0);
    database.run("create role " + role + " login password 'pass'");
    try {
      String url = database.urlText().replaceFirst("//[^@]*@", "//" + role + ":pass@");
      database.run("grant select on knex_migrations, knex_migrations_lock to " + role);
      assertTrue(adopt("--database-url", url).err().contains("[UNREADABLE_HISTORY]"));
      database.run("grant select on _prisma_migrations to " + role);
      assertEquals(ExitCode.DONE, adopt("--dry-run", "--database-url", url).exit());
      database.run("revoke create on schema public from public");
      CommandRun failed = adopt("--database-url", url);
      assertEquals(ExitCode.FAILED, failed.exit());
      assertTrue(failed.err().contains("permission denied for schema public"), failed.err());
      database.run("grant create on schema public to " + role);
      assertEquals(ExitCode.FAILED, adopt("--archive-history", "--database-url", url).exit());
      assertDone("4 migrations adopted, 0 pending\n", adopt("--database-url", url));
      database.run("revoke create on schema public from " + role);
      database.run("delete from flyway_schema_history where version = '3'");
      assertDone("1 migration adopted, 0 pending\n", adopt("--database-url", url));
      assertDone("4 migrations are no longer adopted\n", adopt("--undo", "--database-url", url));
      for (String table : tables("knex_migrations", "knex_migrations_lock", "_prisma_migrations")) {
        database.run("alter table " + table + " owner to " + role);
      }
      CommandRun noCreate = adopt("--archive-history", "--database-url", url);
      assertEquals(ExitCode.FAILED, noCreate.exit());
      database.run("grant create on schema public to " + role);
      assertDone(
          "4 migrations adopted, 0 pending\n", adopt("--archive-history", "--database-url", url));
      assertDone("4 migrations are no longer adopted\n", adopt("--undo", "--database-url", url));
    } finally {
      database.run("drop owned by " + role + "; drop role " + role);
    }
  }

  /** Nor to make tables. */
  @Test
  void adoptingAgainNeedsNotToOwnTheHistory() {
    allApplied();
    adopt();
    database.run(
        "delete from flyway_schema_history where version = '3';"
            + "delete from flyway_schema_history_legacy where legacy_name = '3_tags_of_users.js'");
    String role = "again_" + database.query("select current_database()").get(0);
    database.run(
        ("create role %1$s login password 'pass'; revoke create on schema public from public;"
                + "grant select on all tables in schema public to %1$s;"
                + "grant insert on flyway_schema_history, flyway_schema_history_legacy to %1$s")
            .formatted(role));
    try {
      String url = database.urlText().replaceFirst("//[^@]*@", "//" + role + ":pass@");
      assertDone("1 migration adopted, 0 pending\n", adopt("--database-url", url));
      assertEquals(ExitCode.FAILED, adopt("--undo", "--database-url", url).exit());
    } finally {
      database.run("drop owned by " + role + "; drop role " + role);
    }
  }

  private void allApplied() {
    database.run(
        HistoryTables.knex()
            + knexRow("1_users.js", "2024-01-01 00:00:00+00")
            + knexRow("3_tags_of_users.js", "2024-01-03 00:00:00+00")
            + knexRow("4_likes.js", "2024-01-04 00:00:00+00")
            + HistoryTables.PRISMA
            + prismaRow("2_posts", sum(POSTS), "2024-01-02 00:00:00+00"));
    database.run(
        "create table users (id int); create table posts (id int); create table tags (id int);"
            + "create table likes (id int)");
  }

  private static String sum(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> tables(String... names) {
    return database.query(
        "select tablename from pg_tables where tablename in ('%s') order by 1"
            .formatted(String.join("', '", names)));
  }

  private MigrationEngine engine() {
    return MigrationEngine.open(EngineSettings.of(database.connections(), set, Map.of()));
  }

  /** As a build or an application runs it, without our engine. */
  private static FluentConfiguration flyway(TestDatabase database) {
    return Flyway.configure(loader())
        .loggers("slf4j")
        .dataSource(database.connections())
        .placeholderReplacement(false)
        .locations("filesystem:" + directory.resolve("sql"), "classpath:db/migration");
  }

  private static ClassLoader loader() {
    try {
      URI jar = directory.resolve(ConvertedSet.JAR).toUri();
      return new URLClassLoader(new URL[] {jar.toURL()}, AdoptTest.class.getClassLoader());
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CatalogSnapshot catalog(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogSnapshot.read(
          connection,
          SnapshotScope.withoutTables(
              Set.of(
                  "flyway_schema_history_legacy",
                  "knex_migrations",
                  "knex_migrations_lock",
                  "_prisma_migrations")));
    }
  }

  private DatabaseSnapshot snapshot() throws SQLException {
    return without();
  }

  private DatabaseSnapshot others() throws SQLException {
    return without(
        "flyway_schema_history",
        "flyway_schema_history_legacy",
        "knex_migrations",
        "knex_migrations_lock",
        "_prisma_migrations",
        "knex_migrations_archived",
        "knex_migrations_lock_archived",
        "_prisma_migrations_archived");
  }

  private DatabaseSnapshot without(String... tables) throws SQLException {
    try (Connection connection = database.connect()) {
      return DatabaseSnapshot.read(connection, SnapshotScope.withoutTables(Set.of(tables)));
    }
  }

  private static void assertDone(String out, CommandRun run) {
    assertEquals("", run.err());
    assertEquals(out, run.out());
    assertEquals(ExitCode.DONE, run.exit());
  }

  private CommandRun adopt(String... more) {
    return command("adopt", more);
  }

  private CommandRun command(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of(name, "--dir", directory.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(
        Map.of("DATABASE_URL", database.urlText()), arguments.toArray(new String[0]));
  }
}
