package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.testing.TestDatabase;

final class ScratchRolesTest {
  private static final AppliedMigration MIGRATION =
      new AppliedMigration(Optional.of("1"), "roles", 0);

  private final String prefix = "unimig_test_" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void onlyRolesThatTheMigrationMadeAreDropped() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection running = database.connect()) {
      ScratchRoles roles =
          new ScratchRoles(TestScratch.open(Optional.empty()), database.connections());
      running.setAutoCommit(false);
      running.createStatement().execute("create role \"%s Own\"".formatted(prefix));
      database.run("create role %s_other".formatted(prefix));
      roles.applied(MIGRATION, running);
      running.commit();
      assertEquals(2, roles(database).size());
      roles.close();
      assertEquals(List.of(prefix + "_other"), roles(database));
      database.run("drop role %s_other".formatted(prefix));
    }
  }

  private List<String> roles(TestDatabase database) {
    return database.query(
        "select rolname from pg_roles where rolname like '" + prefix + "%' order by 1");
  }
}
