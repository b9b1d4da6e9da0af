package unimig.runner.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class SelectionTest {
  private final TestDatabase database = TestDatabase.create();
  private final TestSet set;

  SelectionTest(@TempDir Path directory) {
    set =
        new TestSet(directory)
            .sql("V1__a.sql", "create table a (id int);")
            .sql("V2__b.sql", "create table b (id int);")
            .sql("V4__d.sql", "create role someone;")
            .sql("B2__ab.sql", "create table a (id int); create table b (id int);")
            .sql("R__one_view.sql", "create or replace view one as select 1 as n;")
            .sql("R__two.sql", "create or replace view two as select 2 as n;")
            .java(
                "V3__c",
                """
                  protected void up(Session db) {
                    db.execute("create table c (id int)");
                  }
                  protected void down(Session db) {}
                  public Integer getChecksum() {
                    return 3;
                  }
                """)
            .entry("1", Mode.COPIED, "sql/V1__a.sql")
            .entry("2", Mode.COPIED, "sql/V2__b.sql", "MISSING");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void onlyTheseExist() {
    migrate(Selection.of(List.of("1", "3")));
    assertEquals(List.of("1|SQL", "3|JDBC"), history());
    migrate(new Selection(Set.of("1", "3"), Set.of("one view"), Optional.empty()));
    assertEquals(List.of("1|SQL", "3|JDBC", "null|SQL"), history());
    try (MigrationEngine engine = open(Selection.of(List.of("1")), Map.of())) {
      assertEquals(
          List.of("V1__a.sql"), engine.migrations().stream().map(SetMigration::name).toList());
    }
  }

  @Test
  void aBaselineScriptRunsWhereItIsChosen() {
    migrate(new Selection(Set.of("3"), Set.of(), Optional.of("2")));
    assertEquals(List.of("2|SQL_BASELINE", "3|JDBC"), history());
  }

  @Test
  void whatIsChosenIsStillChecked() {
    try (MigrationEngine engine = open(Selection.of(List.of("1", "2")), Map.of())) {
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> engine.migrate(RunListener.SILENT));
      assertEquals(FailureCode.MISSING_ENVIRONMENT, e.failures().get(0).code());
    }
  }

  @Test
  void theHistoryIsToldInItsOrder() {
    migrate(Selection.of(List.of("1", "3")));
    migrate(new Selection(Set.of("1", "2", "3"), Set.of("two"), Optional.empty()));
    set.sql("R__two.sql", "create or replace view two as select 3 as n;");
    AppliedVersions applied;
    try (MigrationEngine engine = MigrationEngine.open(settings(Map.of()))) {
      applied = engine.applied();
    }
    assertEquals(
        new AppliedVersions(true, List.of("1", "3", "2"), List.of("two"), List.of("two")), applied);
  }

  @Test
  void aBaselineStandsForAllBelow() {
    database.run("create table a (id int)");
    try (MigrationEngine engine = MigrationEngine.open(settings(Map.of()))) {
      assertEquals(new AppliedVersions(false, List.of(), List.of(), List.of()), engine.applied());
      engine.baseline("2", "test");
      assertEquals(
          new AppliedVersions(true, List.of("1", "2"), List.of(), List.of()), engine.applied());
    }
  }

  @Test
  void aMigrationThatMayReachTheServerIsTold() {
    try (MigrationEngine engine = MigrationEngine.open(settings(Map.of()))) {
      assertEquals(
          List.of("V4__d.sql"),
          engine.migrations().stream()
              .filter(SetMigration::reachesServer)
              .map(SetMigration::name)
              .toList());
    }
  }

  @Test
  void aListenerSeesWhatIsNotCommitted() {
    List<String> seen = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void applied(AppliedMigration migration, Connection connection) {
            try (ResultSet row =
                connection.createStatement().executeQuery("select to_regclass('a')::text")) {
              row.next();
              seen.add(row.getString(1) + database.query("select to_regclass('a')"));
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    try (MigrationEngine engine = open(Selection.of(List.of("1")), Map.of())) {
      engine.migrate(listener);
    }
    assertEquals(List.of("a[null]"), seen);
  }

  private void migrate(Selection selection) {
    try (MigrationEngine engine = open(selection, Map.of("MISSING", "x"))) {
      engine.migrate(RunListener.SILENT);
    }
  }

  private MigrationEngine open(Selection selection, Map<String, String> environment) {
    return MigrationEngine.open(
        settings(environment).withOutOfOrder(true).withValidate(false), selection);
  }

  private EngineSettings settings(Map<String, String> environment) {
    return EngineSettings.of(database.connections(), set.build(), environment);
  }

  private List<String> history() {
    return database.query(
        "select version, type from flyway_schema_history order by installed_rank");
  }
}
