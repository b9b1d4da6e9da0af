package unimig.consolidator.adoption;

import static unimig.consolidator.history.HistoryTables.knexRow;
import static unimig.consolidator.history.HistoryTables.prismaRow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import unimig.consolidator.history.HistoryTables;
import unimig.consolidator.reconciliation.Database;
import unimig.consolidator.reconciliation.Decisions;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.consolidator.testing.LegacyProject;
import unimig.runner.engine.AdoptedHistory;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** A small set of two kinds, and a database that has had three of its four migrations. */
final class AdoptedShop {
  static final String TABLES =
      HistoryTables.knex()
          + knexRow("1_users.js", "2024-01-01 00:00:00+00")
          + knexRow("3_tags.js", "2024-01-03 00:00:00+00")
          + HistoryTables.PRISMA
          + prismaRow(
              "2_posts",
              // Of "posts".
              "a44f1b975171163546d46ba5ca80652f85fcad7f665cf55d00a202ff9d0f7dbe",
              "2024-01-02 00:00:00+00");

  private AdoptedShop() {}

  static LegacyProject project(Path directory) {
    return new LegacyProject(directory)
        .set("knex", SetKind.KNEX)
        .set("prisma", SetKind.PRISMA)
        .sql("knex", "1_users.js", "1", "create table users (id int)")
        .sql("prisma", "2_posts", "2", "posts")
        .sql("knex", "3_tags.js", "3", "create table tags (id int)")
        .sql("knex", "4_likes.js", "4", "create table likes (id int)")
        .write();
  }

  static Adoption adoption(DataSource database, Duration lockWait) {
    return new Adoption(
        new AdoptedHistory(database, "public", EngineSettings.HISTORY_TABLE, lockWait));
  }

  static Reconciliation state(Manifest manifest, Connection connection) throws SQLException {
    Database database =
        Database.read(connection, List.of(), EngineSettings.HISTORY_TABLE, Set.of());
    return Reconciliation.of(manifest, database, Decisions.NONE);
  }
}
