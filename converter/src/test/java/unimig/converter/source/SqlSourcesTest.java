package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Sql;

final class SqlSourcesTest {
  private final Path root;

  SqlSourcesTest(@TempDir Path root) {
    this.root = root;
  }

  @ParameterizedTest
  @CsvSource({
    "db/001_a.sql, db/001_a.down.sql",
    "db/001_a.sql, db/001_a.undo.sql",
    "db/001_a.sql, db/001_a.rollback.sql",
    "db/001_a.sql, db/001_a_down.sql",
    "db/001_a.up.sql, db/001_a.down.sql",
    "db/001-a-up.sql, db/001-a-down.sql",
    "db/001_a.sql, db/down/001_a.sql",
    "db/up/001_a.sql, db/down/001_a.sql",
    "db/up/001_a.up.sql, db/down/001_a.down.sql",
    "db/V1__a.sql, db/U1__a.sql",
    "db/001.do.a.sql, db/001.undo.a.sql",
  })
  void pairsUpAndDown(String up, String down) {
    Trees.write(root, up, "select 'up';");
    Trees.write(root, down, "select 'down';");
    Sources sources = Trees.read(root);
    assertEquals(List.of(), Trees.codes(sources.diagnostics()));
    assertEquals(
        Map.of("sql", List.of(up.substring(up.lastIndexOf('/') + 1))), Trees.names(sources));
    Sql sql = body(sources, 0);
    assertEquals(up, sql.up().path());
    assertEquals(Optional.of(down), sql.down().map(Part::path));
    assertEquals(Optional.of("select 'down';"), sql.down().map(Part::text));
  }

  @Test
  void aWordAtTheEndIsNoDirection() {
    Trees.write(root, "sql/001_scale_up.sql", "select 1;");
    Trees.write(root, "sql/002_shut_down.sql", "select 1;");
    Sources sources = Trees.read(root);
    assertEquals(
        Map.of("sql", List.of("001_scale_up.sql", "002_shut_down.sql")), Trees.names(sources));
    assertEquals(Optional.empty(), body(sources, 0).down());
  }

  @Test
  void splitsFilesOfDbmate() {
    Trees.write(
        root,
        "db/migrations/20240101000000_a.sql",
        """
        -- migrate:up transaction:false
        create index concurrently i on t (c);

        -- migrate:down
        drop index i;
        """);
    Trees.write(root, "db/schema.sql", "create table t ();");
    Sources sources = Trees.read(root);
    assertEquals(List.of(), Trees.codes(sources.diagnostics()));
    assertEquals(Optional.of("schema_migrations"), sources.sets().get(0).info().historyTable());
    Sql sql = body(sources, 0);
    assertEquals("create index concurrently i on t (c);\n\n", sql.up().text());
    assertEquals(2, sql.up().firstLine());
    assertEquals(Optional.of("drop index i;\n"), sql.down().map(Part::text));
    assertEquals(Optional.of(5), sql.down().map(Part::firstLine));
    assertFalse(sql.transactional());
  }

  @ParameterizedTest
  @CsvSource({
    "-- +goose Up, -- +goose Down, goose_db_version",
    "-- +migrate Up, -- +migrate Down, gorp_migrations",
    "-- Up Migration, -- Down Migration, pgmigrations",
  })
  void splitsFilesOfOthers(String up, String down, String table) {
    Trees.write(root, "sql/1_a.sql", up + "\r\nselect 1;\r\n" + down + "\r\nselect 2;\r\n");
    Sources sources = Trees.read(root);
    assertEquals(Optional.of(table), sources.sets().get(0).info().historyTable());
    assertEquals("select 1;\r\n", body(sources, 0).up().text());
    assertEquals(Optional.of("select 2;\r\n"), body(sources, 0).down().map(Part::text));
  }

  @Test
  void ordersByNumber() {
    for (String name : List.of("10_c", "2_b", "1_a", "20240101_d")) {
      Trees.write(root, "sql/" + name + ".sql", "select 1;");
    }
    assertEquals(
        Map.of("sql", List.of("1_a.sql", "2_b.sql", "10_c.sql", "20240101_d.sql")),
        Trees.names(Trees.read(root)));
  }

  @Test
  void tellsWhatItLeavesOut() {
    for (String name :
        List.of("V1__a", "V2__b", "R__views", "B2__all", "U9__gone", "V3__c.undo", "notes")) {
      Trees.write(root, "sql/" + name + ".sql", "select 1;");
    }
    Sources sources = Trees.read(root);
    assertEquals(Map.of("sql", List.of("V1__a.sql", "V2__b.sql")), Trees.names(sources));
    assertEquals(
        List.of(
            "NOTE BASELINE_NOT_CONVERTED sql/B2__all.sql:1:1",
            "WARNING REPEATABLE_NOT_CONVERTED sql/R__views.sql:1:1",
            "WARNING ORPHAN_DOWN sql/U9__gone.sql:1:1",
            "WARNING ORPHAN_DOWN sql/V3__c.undo.sql:1:1",
            "WARNING NOT_A_MIGRATION sql/notes.sql:1:1"),
        Trees.codes(sources.diagnostics()));
  }

  @Test
  void reportsTwoWaysBack() {
    Trees.write(root, "sql/1_a.sql", "select 1;");
    Trees.write(root, "sql/1_a.down.sql", "select 2;");
    Trees.write(root, "sql/1_a.undo.sql", "select 3;");
    assertEquals(
        List.of("ERROR AMBIGUOUS_DOWN sql/1_a.undo.sql:1:1"),
        Trees.codes(Trees.read(root).diagnostics()));
  }

  @Test
  void leavesSqlThatScriptsReadToThem() {
    Trees.write(root, "knexfile.js", "");
    Trees.write(
        root,
        "migrations/001_a.js",
        Trees.KNEX + "fs.readFileSync(path.join(__dirname, '../sql/001_first.sql'));");
    Trees.write(root, "migrations/helpers/001_x.sql", "select 1;");
    Trees.write(root, "sql/001_first.sql", "select 1;");
    Trees.write(root, "same/001_a.sql", "select 1;");
    Trees.write(root, "own/001_own.sql", "select 1;");
    Sources sources = Trees.read(root);
    assertEquals(
        Map.of("knex", List.of("001_a.js"), "sql", List.of("001_own.sql")), Trees.names(sources));
    assertEquals(
        List.of(
            "NOTE SQL_OF_SCRIPTS migrations/helpers:1:1",
            "NOTE SQL_OF_SCRIPTS same:1:1",
            "NOTE SQL_OF_SCRIPTS sql:1:1"),
        sources.diagnostics().stream()
            .filter(d -> d.code().equals("SQL_OF_SCRIPTS"))
            .map(d -> Trees.codes(List.of(d)).get(0))
            .toList());
  }

  @Test
  void readsPrisma() {
    Trees.write(root, "prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    Trees.write(root, "prisma/migrations/20240102000000_b/migration.sql", "select 2;");
    Trees.write(root, "prisma/migrations/20240102000000_b/down.sql", "select -2;");
    Trees.write(root, "prisma/migrations/0_init/migration.sql", "select 0;");
    Trees.write(root, "prisma/migrations/20240103000000_c/notes.md", "");
    Sources sources = Trees.read(root);
    assertEquals(Map.of("prisma", List.of("0_init", "20240102000000_b")), Trees.names(sources));
    assertEquals(
        List.of("ERROR MISSING_MIGRATION_FILE prisma/migrations/20240103000000_c:1:1"),
        Trees.codes(sources.diagnostics()));
    assertEquals(Optional.of("_prisma_migrations"), sources.sets().get(0).info().historyTable());
    LegacyMigration second = sources.sets().get(0).migrations().get(1);
    assertEquals("prisma/migrations/20240102000000_b/migration.sql", second.path());
    assertEquals(Optional.of("select -2;"), ((Sql) second.body()).down().map(Part::text));
  }

  @Test
  void refusesPrismaForMysql() {
    Trees.write(root, "m/migration_lock.toml", "# x\nprovider = \"mysql\"\n");
    Trees.write(root, "m/20240102000000_b/migration.sql", "select `2`;");
    assertEquals(
        List.of("ERROR NOT_POSTGRESQL m/migration_lock.toml:2:1"),
        Trees.codes(Trees.read(root).diagnostics()));
  }

  @Test
  void readsPrismaWithoutItsLockFile() {
    Trees.write(root, "m/20240102000000_b/migration.sql", "select 2;");
    assertEquals(
        List.of("WARNING MISSING_LOCK_FILE m:1:1"), Trees.codes(Trees.read(root).diagnostics()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table\n  `t` (id int)",
        "create table\n  t (id int auto_increment)",
        "create table\n  t (id int(11) unsigned)",
        "create table\n  t (id int) ENGINE = InnoDB",
      })
  void refusesMysql(String sql) {
    Trees.write(root, "sql/1_a.sql", "select ';';\n-- b\n  " + sql);
    assertEquals(
        List.of("ERROR NOT_POSTGRESQL sql/1_a.sql:3:3"),
        Trees.codes(Trees.read(root).diagnostics()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comment on table t is 'not `mysql` auto_increment';",
        "-- `x` auto_increment\nselect 1;",
        "/* engine = x */ select \"`\" from t;",
        "do $body$ begin perform '`'; -- auto_increment\n end $body$;",
        "select E'it\\'s `fine`';",
      })
  void readsStringsAndCommentsAsSuch(String sql) {
    Trees.write(root, "sql/1_a.sql", sql);
    assertEquals(List.of(), Trees.codes(Trees.read(root).diagnostics()));
  }

  private static Sql body(Sources sources, int index) {
    return (Sql) sources.sets().get(0).migrations().get(index).body();
  }
}
