package unimig.runner.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class MigrationEngineTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;

  MigrationEngineTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void sqlAndJavaRunInOrderOfVersion() {
    set.sql("V1__users.sql", "create table users (id int);")
        .java("V2__rows", up("db.update(\"insert into users values (?)\", \"7\");"))
        .sql("V10__more.sql", "insert into users values (8);");
    try (MigrationEngine engine = engine()) {
      RunResult result = engine.migrate(RunListener.SILENT);
      assertEquals(
          List.of("1 users", "2 rows", "10 more"),
          result.applied().stream()
              .map(m -> m.version().orElse("") + " " + m.description())
              .toList());
      assertEquals(Optional.empty(), result.versionBefore());
      assertEquals(Optional.of("10"), result.version());
      assertEquals(List.of("7", "8"), database.query("select id from users order by id"));
      assertEquals(
          List.of("1|SQL|V1__users.sql", "2|JDBC|db.migration.V2__rows", "10|SQL|V10__more.sql"),
          database.query(
              "select version, type, script from flyway_schema_history order by installed_rank"));
      assertEquals(List.of(), engine.migrate(RunListener.SILENT).applied());
      assertEquals(Optional.of("10"), engine.migrate(RunListener.SILENT).versionBefore());
    }
  }

  @Test
  void aTargetStopsTheRun() {
    threeTables();
    try (MigrationEngine engine = engine()) {
      assertEquals(
          Optional.of("2"), engine.migrate(Optional.of("2"), RunListener.SILENT).version());
      assertEquals(1, engine.migrate(RunListener.SILENT).applied().size());
      assertFailure(
          FailureCode.UNKNOWN_VERSION, () -> engine.migrate(Optional.of("7"), RunListener.SILENT));
    }
  }

  @Test
  void theListenerHearsEveryMigration() {
    threeTables();
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void planned(int pending) {
            heard.add("planned " + pending);
          }

          @Override
          public void started(Optional<String> version, String description) {
            heard.add("started " + version.orElse("") + " " + description);
          }

          @Override
          public void finished(AppliedMigration migration) {
            heard.add("finished " + migration.version().orElse(""));
          }
        };
    try (MigrationEngine engine = engine()) {
      engine.migrate(Optional.of("2"), listener);
    }
    assertEquals(
        List.of("planned 2", "started 1 a", "finished 1", "started 2 b", "finished 2"), heard);
  }

  @Test
  void infoJoinsFilesHistoryAndManifest() {
    threeTables().entry("1", Mode.COPIED, "sql/V1__a.sql");
    try (MigrationEngine engine = engine()) {
      engine.migrate(Optional.of("1"), RunListener.SILENT);
      List<InfoRow> rows = engine.info();
      assertEquals(
          List.of("1 Success false", "2 Pending true", "3 Pending true"),
          rows.stream()
              .map(r -> r.version().orElse("") + " " + r.state() + " " + r.pending())
              .toList());
      assertEquals(Optional.of("copied"), rows.get(0).mode());
      assertEquals(Optional.of("legacy/1.js"), rows.get(0).legacy());
      assertTrue(rows.get(0).installedOn().isPresent());
      assertEquals(Optional.empty(), rows.get(1).installedOn());
    }
  }

  @Test
  void validateFindsAnEditedScript() {
    threeTables();
    try (MigrationEngine engine = engine()) {
      assertTrue(engine.validate().isValid());
      engine.migrate(Optional.of("2"), RunListener.SILENT);
      assertTrue(engine.validate().isValid());
      set.sql("V2__b.sql", "create table b (id bigint);");
      ValidationResult result = engine.validate();
      assertEquals(
          List.of("2"), result.problems().stream().map(p -> p.migration().orElse("")).toList());
      assertFailure(FailureCode.DRIFT, () -> engine.migrate(RunListener.SILENT));
    }
  }

  @Test
  void aFailedScriptIsUndoneAndItsStatementNamed() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);\n\ninsert into nowhere values (1);\n")
        .entry("1", Mode.COPIED, "sql/V1__a.sql")
        .entry("2", Mode.COPIED, "sql/V2__b.sql");
    try (MigrationEngine engine = engine()) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      Failure failure = e.failures().get(0);
      assertEquals(FailureCode.MIGRATION_FAILED, failure.code());
      assertEquals(Optional.of("42P01"), failure.sqlState());
      assertEquals(Optional.of("insert into nowhere values (1)"), failure.statement());
      assertEquals("sql/V2__b.sql:3:1", failure.place().orElseThrow().toString());
      assertEquals(Optional.of("legacy/2.js"), failure.legacy());
      assertEquals(1, e.applied().size());
      assertEquals(List.of("null"), database.query("select to_regclass('b')"));
    }
  }

  @Test
  void aFailedClassIsNamedWithItsLineAndWithoutValues() {
    set.java(
        "V1__a",
        up(
            """
            db.execute("create table a (id int, secret text unique)");
            db.update("insert into a values (?, ?)", "1", "hunter2");
            db.update("insert into a values (?, ?)", "x" + "hunter2", "b");
            """));
    try (MigrationEngine engine = engine()) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      Failure failure = e.failures().get(0);
      assertEquals(Optional.of("22P02"), failure.sqlState());
      assertEquals(Optional.of("insert into a values (?, ?)"), failure.statement());
      assertEquals("db/migration/V1__a.java:8:1", failure.place().orElseThrow().toString());
      for (Throwable each = e; each != null; each = each.getCause()) {
        assertFalse(String.valueOf(each.getMessage()).contains("hunter2"), each::toString);
      }
    }
  }

  @Test
  void groupUndoesTheWholeBatch() {
    set.sql("V1__a.sql", "create table a (id int);").sql("V2__b.sql", "select 1/0;");
    EngineSettings settings = settings().withGroup(true);
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      assertEquals(List.of(), e.applied());
      assertEquals(List.of("null"), database.query("select to_regclass('a')"));
    }
  }

  @Test
  void anIndexIsMadeConcurrentlyWithAConfigurationFile() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__i.sql", "create index concurrently i on a (id);")
        .sql("V2__i.sql.conf", "executeInTransaction=false\n")
        .sql("U2__i.sql", "drop index concurrently i;")
        .sql("U2__i.sql.conf", "executeInTransaction=false\n");
    try (MigrationEngine engine = engine()) {
      engine.migrate(RunListener.SILENT);
      assertEquals(List.of("i"), database.query("select to_regclass('i')"));
      engine.rollback("2");
      assertEquals(List.of("null"), database.query("select to_regclass('i')"));
      assertEquals(1, engine.migrate(RunListener.SILENT).applied().size());
    }
  }

  @Test
  void schemasAreMadeAndUsed() {
    set.sql("V1__a.sql", "create table a (id int);").sql("U1__a.sql", "drop table a;");
    EngineSettings settings = settings().withSchemas(List.of("Shop"));
    try (MigrationEngine engine = MigrationEngine.open(settings)) {
      engine.migrate(RunListener.SILENT);
      assertEquals(List.of("\"Shop\".a"), database.query("select '\"Shop\".a'::regclass"));
      engine.rollback("1");
      assertEquals(List.of("null"), database.query("select to_regclass('\"Shop\".a')"));
      assertEquals(1, engine.migrate(RunListener.SILENT).applied().size());
    }
  }

  @Test
  void dollarBracesOfLegacySqlStay() {
    set.sql("V1__a.sql", "create table a (t text default '${flyway:defaultSchema} ${x}');");
    try (MigrationEngine engine = engine()) {
      engine.migrate(RunListener.SILENT);
      assertEquals(
          List.of("'${flyway:defaultSchema} ${x}'::text"),
          database.query(
              "select column_default from information_schema.columns where table_name = 'a'"));
    }
  }

  @Test
  void theEnvironmentIsTheGivenOneOnly() {
    set.java(
        "V1__a",
        up(
            "db.execute(\"create table a (x text, y text)\");"
                + "db.update(\"insert into a values (?, ?)\", db.env(\"TENANT\"),"
                + " db.env(\"PATH\", \"none\"));"));
    try (MigrationEngine engine =
        MigrationEngine.open(
            EngineSettings.of(database.connections(), set.build(), Map.of("TENANT", "t")))) {
      engine.migrate(RunListener.SILENT);
      assertEquals(List.of("t|none"), database.query("select x, y from a"));
    }
  }

  @Test
  void aBaselineMarksAnExistingDatabase() {
    threeTables();
    database.run("create table a (id int)");
    try (MigrationEngine engine = engine()) {
      assertFailure(FailureCode.NON_EMPTY_DATABASE, () -> engine.migrate(RunListener.SILENT));
      engine.baseline("2", "consolidation point");
      assertFailure(FailureCode.HAS_HISTORY, () -> engine.baseline("2", "consolidation point"));
      assertEquals(
          List.of(Optional.of("3")),
          engine.migrate(RunListener.SILENT).applied().stream()
              .map(AppliedMigration::version)
              .toList());
    }
  }

  @Test
  void anEmptyDatabaseGetsNoBaseline() {
    threeTables();
    try (MigrationEngine engine = engine()) {
      assertFailure(FailureCode.EMPTY_DATABASE, () -> engine.baseline("2", "x"));
      assertEquals(List.of("null"), database.query("select to_regclass('flyway_schema_history')"));
    }
  }

  @Test
  void aFreshDatabaseBeginsAtTheBaselineMigration() {
    threeTables().sql("B2__squash.sql", "create table a (id int); create table b (id int);");
    try (MigrationEngine engine = engine()) {
      assertEquals(
          List.of("2", "3"),
          engine.migrate(RunListener.SILENT).applied().stream()
              .map(m -> m.version().orElse(""))
              .toList());
    }
  }

  @Test
  void twoRunsExcludeEachOther() {
    set.sql("V1__a.sql", "create table a (id int);");
    try (MigrationEngine engine = engine()) {
      engine.migrate(RunListener.SILENT);
    }
    set.sql("V2__b.sql", "create table b (id int);");
    long lock = new HistoryTable("public", "flyway_schema_history").lockNumber();
    try (MigrationEngine engine =
            MigrationEngine.open(settings().withLockWait(Duration.ofSeconds(1)));
        LockHolder holder = new LockHolder(database, lock)) {
      assertFailure(FailureCode.LOCKED_OUT, () -> engine.migrate(RunListener.SILENT));
      set.sql("U1__a.sql", "drop table a;");
      assertFailure(FailureCode.LOCKED_OUT, () -> engine.rollback("1"));
      holder.release();
      assertEquals(1, engine.migrate(RunListener.SILENT).applied().size());
    }
  }

  private TestSet threeTables() {
    return set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .sql("V3__c.sql", "create table c (id int);");
  }

  private static String up(String body) {
    return "protected void up(Session db) {\n" + body + "\n}";
  }

  private EngineSettings settings() {
    return EngineSettings.of(database.connections(), set.build(), Map.of());
  }

  private MigrationEngine engine() {
    return MigrationEngine.open(settings());
  }

  private static void assertFailure(
      FailureCode code, org.junit.jupiter.api.function.Executable command) {
    RunFailedException e = assertThrows(RunFailedException.class, command);
    assertEquals(List.of(code), e.failures().stream().map(Failure::code).distinct().toList());
  }
}
