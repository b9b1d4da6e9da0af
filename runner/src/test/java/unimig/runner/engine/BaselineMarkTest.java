package unimig.runner.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.testing.TestDatabase;

/** The mark is written by us, in one transaction; it must be what Flyway would write. */
final class BaselineMarkTest {
  private static final String ROWS =
      "select installed_rank, version, description, type, script, checksum, installed_by,"
          + " execution_time, success from flyway_schema_history";

  @Test
  void tableAndRowAreFlyways() throws SQLException {
    try (TestDatabase ours = TestDatabase.create();
        TestDatabase flyways = TestDatabase.create()) {
      ours.run("create table a (id int)");
      flyways.run("create table a (id int)");
      baseline(ours);
      Flyway.configure()
          .dataSource(flyways.connections())
          .baselineVersion("2.1")
          .baselineDescription("all before")
          .load()
          .baseline();
      assertEquals(flyways.query(ROWS), ours.query(ROWS));
      assertEquals(snapshot(flyways).toString(), snapshot(ours).toString());
    }
  }

  @Test
  void aHistoryWithoutRowsIsMarked() {
    try (TestDatabase database = TestDatabase.create()) {
      database.run("create table a (id int)");
      baseline(database);
      database.run("delete from flyway_schema_history");
      baseline(database);
      assertEquals(
          List.of("2.1|BASELINE"),
          database.query("select version, type from flyway_schema_history"));
    }
  }

  private static void baseline(TestDatabase database) {
    ConvertedSet nothing = new ConvertedSet(Optional.empty(), Optional.empty(), Optional.empty());
    try (MigrationEngine engine =
        MigrationEngine.open(EngineSettings.of(database.connections(), nothing, Map.of()))) {
      engine.baseline("2.1", "all before");
    }
  }

  private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogSnapshot.read(connection, SnapshotScope.everything());
    }
  }
}
