package unimig.runner.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.api.BridgedMigration;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** Each refusal comes before anything is touched. */
final class RefusalTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;

  RefusalTest(@TempDir Path directory) {
    this.set = new TestSet(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void everyMissingEnvironmentVariableIsNamed() {
    set.sql("V1__a.sql", "select 1;")
        .sql("V2__b.sql", "select 1;")
        .entry("1", Mode.COPIED, "sql/V1__a.sql", "TENANT", "GIVEN")
        .entry("2", Mode.COPIED, "sql/V2__b.sql", "REGION", "TENANT");
    assertEquals(
        List.of("MISSING_ENVIRONMENT REGION", "MISSING_ENVIRONMENT TENANT"),
        refused(Map.of("GIVEN", "x"), Optional.empty()).stream()
            .map(f -> f.code() + " " + f.message().replaceAll("[^\"]*\"([^\"]*)\".*", "$1"))
            .toList());
    assertUntouched();
    migrate(Map.of("TENANT", "t", "REGION", "r", "GIVEN", "x"), Optional.empty());
    assertEquals(List.of(), migrate(Map.of(), Optional.empty()));
  }

  @Test
  void variablesBeyondTheTargetAreNotNeeded() {
    set.sql("V1__a.sql", "select 1;")
        .sql("V2__b.sql", "select 1;")
        .entry("1", Mode.COPIED, "sql/V1__a.sql")
        .entry("2", Mode.COPIED, "sql/V2__b.sql", "REGION");
    assertEquals(List.of("1"), migrate(Map.of(), Optional.of("1")));
  }

  @Test
  void bridgedMigrationsWithoutAScriptHostAreAllNamed() {
    assertTrue(!BridgedMigration.hasHost(), "this test needs the thin runner's class path");
    set.sql("V1__a.sql", "create table a (id int);");
    for (String version : List.of("2", "3")) {
      String name = "V" + version + "__b";
      set.java(name, "BridgedMigration", "public " + name + "() { super(\"legacy/x.json\"); }");
    }
    List<Failure> failures = refused(Map.of(), Optional.empty());
    assertEquals(
        List.of("NO_SCRIPT_HOST db.migration.V2__b", "NO_SCRIPT_HOST db.migration.V3__b"),
        failures.stream().map(f -> f.code() + " " + f.migration().orElse("")).toList());
    assertUntouched();
    assertEquals(List.of("1"), migrate(Map.of(), Optional.of("1")));
  }

  @Test
  void aChangedKindOfAnAppliedVersionIsRefused() {
    set.sql("V1__a.sql", "create table a (id int);");
    migrate(Map.of(), Optional.empty());
    set.withoutSql("V1__a.sql")
        .java("V1__a", "protected void up(Session db) { db.execute(\"drop table a\"); }");
    assertEquals(List.of(FailureCode.KIND_CHANGED), codes(refused(Map.of(), Optional.empty())));
    assertEquals(List.of("a"), database.query("select to_regclass('a')"));
  }

  @Test
  void aDatabaseBelowTheBaselineWhoseFilesAreGoneIsRefused() {
    set.sql("V1__a.sql", "create table a (id int);").sql("V2__b.sql", "create table b (id int);");
    migrate(Map.of(), Optional.of("1"));
    archive();
    assertEquals(
        List.of(FailureCode.BELOW_CONSOLIDATION_POINT), codes(refused(Map.of(), Optional.empty())));
    assertEquals(List.of("1"), database.query("select version from flyway_schema_history"));
  }

  @Test
  void theManifestNamesWhatADatabaseLacks() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .entry("1", Mode.COPIED, "sql/V1__a.sql")
        .entry("2", Mode.COPIED, "sql/V2__b.sql");
    migrate(Map.of(), Optional.of("1"));
    archive();
    Failure failure = refused(Map.of(), Optional.empty()).get(0);
    assertEquals(FailureCode.BELOW_CONSOLIDATION_POINT, failure.code());
    assertEquals(Optional.of("sql/V2__b.sql"), failure.migration());
  }

  @Test
  void aDatabaseAtTheBaselineGoesOnWithoutTheArchivedFiles() {
    set.sql("V1__a.sql", "create table a (id int);").sql("V2__b.sql", "create table b (id int);");
    migrate(Map.of(), Optional.empty());
    archive();
    assertEquals(List.of("3"), migrate(Map.of(), Optional.empty()));
    assertTrue(engine(Map.of()).validate().isValid());
  }

  @Test
  void objectsWithoutAHistoryAreRefused() {
    set.sql("V1__a.sql", "create table a (id int);");
    database.run("create table other (id int)");
    assertEquals(
        List.of(FailureCode.NON_EMPTY_DATABASE), codes(refused(Map.of(), Optional.empty())));
    assertUntouched();
  }

  @Test
  void objectsOfAnExtensionAreNoObjects() {
    set.sql("V1__a.sql", "create table a (id citext);");
    database.run("create extension citext");
    assertEquals(List.of("1"), migrate(Map.of(), Optional.empty()));
  }

  @Test
  void aFileOfTheManifestThatIsGoneIsRefused() {
    set.sql("V2__b.sql", "select 1;")
        .entry("1", Mode.COPIED, "sql/V1__a.sql")
        .entry("2", Mode.COPIED, "sql/V2__b.sql");
    assertEquals(List.of(FailureCode.SET_INCOMPLETE), codes(refused(Map.of(), Optional.empty())));
    assertUntouched();
  }

  @Test
  void aScriptThatFlywayWouldOverlookIsRefused() {
    set.sql("V1_missing_underscore.sql", "select 1;").sql("afterMigrate.sql", "select 1;");
    RunFailedException e = assertThrows(RunFailedException.class, () -> engine(Map.of()));
    assertEquals(List.of(FailureCode.BAD_FILE_NAME), codes(e.failures()));
  }

  @Test
  void rollbackRefusesWhatItCannotTakeBack() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("V2__b.sql", "create table b (id int);")
        .java("V3__c", "protected void up(Session db) {}");
    migrate(Map.of(), Optional.of("2"));
    try (MigrationEngine engine = engine(Map.of())) {
      assertEquals(FailureCode.UNKNOWN_VERSION, rollbackCode(engine, "9"));
      assertEquals(FailureCode.NOT_THE_NEWEST, rollbackCode(engine, "1"));
      assertEquals(FailureCode.IRREVERSIBLE, rollbackCode(engine, "2"));
      engine.migrate(RunListener.SILENT);
      assertEquals(FailureCode.IRREVERSIBLE, rollbackCode(engine, "3"));
    }
    assertEquals(
        List.of("1", "2", "3"),
        database.query("select version from flyway_schema_history order by installed_rank"));
  }

  @Test
  void aRollbackThatFailsIsUndone() {
    set.sql("V1__a.sql", "create table a (id int);")
        .sql("U1__a.sql", "drop table a;\nselect 1/0;\n");
    migrate(Map.of(), Optional.empty());
    try (MigrationEngine engine = engine(Map.of())) {
      RunFailedException e = assertThrows(RunFailedException.class, () -> engine.rollback("1"));
      Failure failure = e.failures().get(0);
      assertEquals(FailureCode.ROLLBACK_FAILED, failure.code());
      assertEquals(Optional.of("22012"), failure.sqlState());
      assertEquals(Optional.of("select 1/0"), failure.statement());
    }
    assertEquals(List.of("a"), database.query("select to_regclass('a')"));
    assertEquals(List.of("1"), database.query("select version from flyway_schema_history"));
  }

  @Test
  void aServerThatIsNotThereIsToldAsSuch() {
    set.sql("V1__a.sql", "select 1;");
    DatabaseUrl nowhere = DatabaseUrl.parse("postgres://u:hunter2@localhost:1/d", Map.of());
    try (KeptConnections connections = new KeptConnections(nowhere);
        MigrationEngine engine =
            MigrationEngine.open(EngineSettings.of(connections, set.build(), Map.of()))) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      assertEquals(List.of(FailureCode.CONNECTION_FAILED), codes(e.failures()));
      assertThrows(RunFailedException.class, engine::info);
    }
  }

  private void archive() {
    set.withoutSql("V1__a.sql")
        .withoutSql("V2__b.sql")
        .sql("B2__squash.sql", "create table a (id int); create table b (id int);")
        .sql("V3__c.sql", "create table c (id int);");
  }

  private static FailureCode rollbackCode(MigrationEngine engine, String version) {
    RunFailedException e = assertThrows(RunFailedException.class, () -> engine.rollback(version));
    return e.failures().get(0).code();
  }

  private void assertUntouched() {
    assertEquals(List.of("null"), database.query("select to_regclass('flyway_schema_history')"));
    assertEquals(List.of("null"), database.query("select to_regclass('a')"));
  }

  private static List<FailureCode> codes(List<Failure> failures) {
    return failures.stream().map(Failure::code).toList();
  }

  private List<Failure> refused(Map<String, String> environment, Optional<String> target) {
    try (MigrationEngine engine = engine(environment)) {
      return assertThrows(
              RunFailedException.class, () -> engine.migrate(target, RunListener.SILENT))
          .failures();
    }
  }

  private List<String> migrate(Map<String, String> environment, Optional<String> target) {
    try (MigrationEngine engine = engine(environment)) {
      return engine.migrate(target, RunListener.SILENT).applied().stream()
          .map(m -> m.version().orElse(""))
          .toList();
    }
  }

  private MigrationEngine engine(Map<String, String> environment) {
    return MigrationEngine.open(
        EngineSettings.of(database.connections(), set.build(), environment));
  }
}
