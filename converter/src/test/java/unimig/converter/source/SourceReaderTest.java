package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.SetKind;

final class SourceReaderTest {
  private final Path root;

  SourceReaderTest(@TempDir Path root) {
    this.root = root;
  }

  @BeforeEach
  void namesTheKnexVersion() {
    Trees.write(
        root, "package.json", "{\"name\": \"shop\", \"dependencies\": {\"knex\": \"^3.1.0\"}}");
  }

  @Test
  void readsWhatAKnexfileDescribes() {
    Trees.write(root, "db/knexfile.ts", "export default {};");
    Trees.knex(root, "db/one", "20240102_b.ts", "20240104_d.js", "types.d.ts", "20240102_b.js.map");
    Trees.knex(root, "db/two", "20240101_a.js", "20240103_c.cjs", "20240105_e.mjs");
    KnexSettings settings = Trees.settings(false, "./one", "two");
    Sources sources = Trees.read(settings, root);
    assertEquals(List.of(), Trees.codes(sources.diagnostics()));
    assertEquals(
        Map.of(
            "knex", List.of("20240101_a.js", "20240102_b.ts", "20240103_c.cjs", "20240104_d.js")),
        Trees.names(sources));
    SourceSet set = sources.sets().get(0);
    assertEquals(
        new LegacySet(
            "knex",
            SetKind.KNEX,
            List.of("db/one", "db/two"),
            Optional.of("changes"),
            Optional.of("ops"),
            Optional.of("3")),
        set.info());
    assertEquals(Optional.of("db/knexfile.ts"), set.knexfile());
    assertEquals("db/two/20240101_a.js", set.migrations().get(0).path());
  }

  @Test
  void sortsDirectoriesSeparatelyOnRequest() {
    Trees.write(root, "knexfile.js", "");
    Trees.knex(root, "one", "002.js", "004.js");
    Trees.knex(root, "two", "001.js", "003.js");
    Sources sources = Trees.read(Trees.settings(true, "one", "two"), root.resolve("knexfile.js"));
    assertEquals(
        Map.of("knex", List.of("002.js", "004.js", "001.js", "003.js")), Trees.names(sources));
  }

  @Test
  void reportsNamesThatTheHistoryTableCannotTellApart() {
    Trees.write(root, "knexfile.js", "");
    Trees.knex(root, "one", "001.js");
    Trees.knex(root, "two", "001.js");
    Sources sources = Trees.read(Trees.settings(false, "one", "two"), root);
    assertEquals(
        List.of("ERROR DUPLICATE_NAME two/001.js:1:1"), Trees.codes(sources.diagnostics()));
  }

  @Test
  void collectsWhatIsWrongWithKnexfiles() {
    Trees.write(root, "a/knexfile.js", "");
    Trees.write(root, "b/knexfile.js", "module.exports = {\n  client: 'sqlite3' };");
    Trees.knex(root, "b/migrations", "001_a.js");
    Diagnostic broken =
        Diagnostic.error(SourceSpan.startOf("a/knexfile.js"), "MISSING_VARIABLE", "m", "a");
    KnexSettings sqlite =
        new KnexSettings(
            List.of(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("sqlite3"),
            false,
            false,
            false,
            true);
    KnexfileReader reader =
        (file, environment) -> {
          if (file.startsWith(root.resolve("a"))) {
            throw new BadInputException(List.of(broken));
          }
          return sqlite;
        };
    Sources sources = SourceReader.read(List.of(root), SourceSettings.NONE, reader);
    assertEquals(
        List.of(
            "ERROR MISSING_VARIABLE a/knexfile.js:1:1",
            "WARNING OWN_MIGRATION_SOURCE b/knexfile.js:1:1",
            "ERROR NOT_POSTGRESQL b/knexfile.js:2:3"),
        Trees.codes(sources.diagnostics()));
    assertTrue(sources.hasErrors());
  }

  @Test
  void reportsMissingAndEmptyDirectories() {
    Trees.write(root, "a/knexfile.js", "");
    Trees.write(root, "b/knexfile.js", "");
    Trees.write(root, "b/here/readme.md", "");
    Sources sources = Trees.read(Trees.settings(false, "here"), root);
    assertEquals(
        List.of("ERROR MISSING_DIRECTORY a/knexfile.js:1:1", "ERROR EMPTY_SET b/knexfile.js:1:1"),
        Trees.codes(sources.diagnostics()));
  }

  @Test
  void findsDirectoriesByWhatTheirFilesExport() {
    Trees.write(
        root, "a/migrations/001.js", "module.exports = { async up() {}, async down() {} };");
    Trees.write(root, "b/migrations/001.ts", "export async function up(knex: Knex) {}");
    Trees.write(root, "c/20240101_x.mjs", "export const up = (k) => k; export const down = up;");
    Trees.write(root, "d/20240101_x.js", "__export(x, { down: () => down, up: () => up });");
    Trees.write(root, "src/arrows.js", "exports.up = 1; exports.down = 2;");
    Trees.write(root, "src/2024-report.js", "module.exports = { pickup: 1 };");
    Trees.knex(root, "node_modules/x/migrations", "001.js");
    Sources sources = Trees.read(root);
    assertEquals(Set.of("a-migrations", "b-migrations", "c", "d"), Trees.names(sources).keySet());
    assertEquals(
        List.of("HISTORY_TABLE_ASSUMED"),
        sources.diagnostics().stream().map(Diagnostic::code).distinct().toList());
  }

  @Test
  void keepsHelpersAndCompiledCopiesOut() {
    Trees.knex(
        root, "migrations", "001_a.ts", "001_a.js", "002_b.ts", "002_b.d.ts", "002_b.test.ts");
    Trees.write(root, "migrations/columns.ts", "export const id = 1;");
    Sources sources = Trees.read(root.resolve("migrations"));
    assertEquals(Map.of("knex", List.of("001_a.ts", "002_b.ts")), Trees.names(sources));
    assertEquals(
        List.of(
            "NOTE HISTORY_TABLE_ASSUMED migrations:1:1",
            "NOTE COMPILED_COPY migrations/001_a.js:1:1",
            "NOTE NOT_A_MIGRATION migrations/columns.ts:1:1"),
        Trees.codes(sources.diagnostics()));
  }

  @Test
  void leavesBuildOutputsTestsAndOtherDatabasesAside() {
    Trees.knex(root, "src/migrations", "001_a.ts");
    Trees.knex(root, "dist/migrations", "001_a.js");
    Trees.knex(root, "test/migrations", "001_t.js");
    Trees.knex(root, "src/migrations-sqlite", "001_a.js");
    Trees.write(root, "out/sql/V1__a.sql", "select 1;");
    Trees.write(root, "out/migrations.json", "{\"entries\": [{\"sourceHash\": \"\"}]}");
    Sources sources = Trees.read(root);
    assertEquals(Map.of("knex", List.of("001_a.ts")), Trees.names(sources));
    assertEquals(
        List.of(
            "NOTE SKIPPED_DIRECTORY dist/migrations:1:1",
            "NOTE HISTORY_TABLE_ASSUMED src/migrations:1:1",
            "NOTE SKIPPED_DIRECTORY src/migrations-sqlite:1:1",
            "NOTE SKIPPED_DIRECTORY test/migrations:1:1"),
        Trees.codes(sources.diagnostics()));
    assertEquals(Set.of("knex"), Trees.names(Trees.read(root.resolve("dist/migrations"))).keySet());
  }

  @Test
  void takesABuildOutputThatRepeatsNothing() {
    Trees.knex(root, "dist/migrations", "001_a.js");
    assertEquals(Map.of("knex", List.of("001_a.js")), Trees.names(Trees.read(root)));
  }

  @Test
  void saysThatOtherToolsAreNotConverted() {
    Trees.write(
        root,
        "migrations/20240101-a.js",
        "module.exports = { up: async (queryInterface, Sequelize) => {}, down: async () => {} };");
    Sources sources = Trees.read(root);
    assertEquals(List.of("WARNING OTHER_TOOL migrations:1:1"), Trees.codes(sources.diagnostics()));
    assertEquals(List.of(), sources.sets());
  }

  @Test
  void commandsThatCallUpAreNoMigrations() {
    Trees.knex(root, "migrations", "001_a.js");
    Trees.write(
        root,
        "commands/migrate/up.ts",
        "const command = { async handler() { await db.migrate.up(); } };\nexport = command;");
    assertEquals(Map.of("knex", List.of("001_a.js")), Trees.names(Trees.read(root)));
  }

  @Test
  void ordersBySemanticVersionWhereTheProjectListsItself() {
    Trees.knex(root, "migrations", "2.0.0.js", "2.2.17.js", "2.2.3.js", "2.0.0-rc.1.js");
    List<String> semantic = List.of("2.0.0-rc.1.js", "2.0.0.js", "2.2.3.js", "2.2.17.js");
    assertEquals(Map.of("knex", semantic), Trees.names(Trees.read(root)));

    Trees.write(root, "knexfile.js", "");
    List<String> byName = List.of("2.0.0-rc.1.js", "2.0.0.js", "2.2.17.js", "2.2.3.js");
    assertEquals(Map.of("knex", byName), Trees.names(Trees.read(root)));
  }

  @Test
  void reportsUnreadableBytesWhereTheyAre() {
    byte[] latin = "-- größe\nselect 'ok';\n-- ab größe".getBytes(StandardCharsets.ISO_8859_1);
    Trees.knex(root, "migrations", "001_a.js");
    Trees.write(root, "migrations/002_b.js", latin);
    Trees.write(root, "sql/001_c.sql", "-- ä\n  \u0000ok".getBytes(StandardCharsets.UTF_16LE));
    Trees.write(root, "sql/002_d.sql", "\uFEFFselect 1;");
    Sources sources = Trees.read(root);
    assertEquals(
        List.of("ERROR NOT_UTF8 migrations/002_b.js:1:6", "ERROR NOT_UTF8 sql/001_c.sql:1:7"),
        sources.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(d -> Trees.codes(List.of(d)).get(0))
            .toList());
    LegacyMigration.Sql sql =
        (LegacyMigration.Sql) sources.sets().get(1).migrations().get(0).body();
    assertEquals("select 1;", sql.up().text());
  }

  @Test
  void aSetThatCannotBeReadIsNotCalledEmpty() {
    Trees.write(root, "sql/V1__a.sql", new byte[] {(byte) 0xE4});
    assertEquals(
        List.of("ERROR NOT_UTF8 sql/V1__a.sql:1:1"), Trees.codes(Trees.read(root).diagnostics()));
  }

  @Test
  void reportsPathsThatLeadNowhere() {
    Trees.write(root, "empty/readme.md", "");
    Trees.write(root, "001_a.js", Trees.KNEX);
    Trees.write(root, "notes.txt", "");
    Sources sources =
        Trees.read(
            root.resolve("absent"),
            root.resolve("empty"),
            root.resolve("001_a.js"),
            root.resolve("notes.txt"));
    assertEquals(
        List.of(
            "ERROR NOT_A_SET 001_a.js:1:1",
            "ERROR MISSING_PATH absent:1:1",
            "ERROR NO_MIGRATIONS empty:1:1",
            "ERROR NOT_A_SET notes.txt:1:1"),
        Trees.codes(sources.diagnostics()));
  }

  @Test
  void namesSetsAfterTheirPackages() {
    Trees.write(root, "packages/a/package.json", "{\"name\": \"@org/auth\"}");
    Trees.write(root, "packages/b/package.json", "{\"name\": \"@org/backend\"}");
    Trees.knex(root, "packages/a/migrations", "001_a.js");
    Trees.knex(root, "packages/b/migrations", "001_b.js");
    Trees.write(root, "prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    Trees.write(root, "prisma/migrations/20240101000000_a/migration.sql", "select 1;");
    assertEquals(Set.of("auth", "backend", "prisma"), Trees.names(Trees.read(root)).keySet());
  }

  @Test
  void keepsTheNamesOfAnEarlierConversion() {
    Trees.knex(root, "old/migrations", "001_a.js");
    Sources before = Trees.read(root);
    assertEquals(Set.of("knex"), Trees.names(before).keySet());

    Trees.knex(root, "new/migrations", "001_b.js");
    List<LegacySet> known = before.sets().stream().map(SourceSet::info).toList();
    SourceSettings settings =
        new SourceSettings(List.of(), Optional.empty(), Optional.empty(), known);
    Sources after = SourceReader.read(List.of(root), settings, (file, env) -> KnexSettings.DEFAULT);
    assertEquals(
        Map.of("knex", List.of("001_a.js"), "new-migrations", List.of("001_b.js")),
        Trees.names(after));
  }

  @Test
  void obeysRequests() {
    Trees.knex(root, "plugins/a", "001_a.js");
    Trees.knex(root, "migrations", "001_b.js");
    Trees.write(root, "scripts/first.sql", "select 1;");
    SetRequest knex =
        SetRequest.parse("alpha=knex:" + root.resolve("plugins/a") + ",table=t,schema=s,line=0.95");
    SourceSettings settings =
        new SourceSettings(List.of(knex), Optional.empty(), Optional.empty(), List.of());
    Sources sources =
        SourceReader.read(List.of(root), settings, (file, env) -> KnexSettings.DEFAULT);
    assertEquals(new TreeSet<>(Set.of("alpha", "migrations")), Trees.names(sources).keySet());
    assertEquals(
        new LegacySet(
            "alpha",
            SetKind.KNEX,
            List.of("plugins/a"),
            Optional.of("t"),
            Optional.of("s"),
            Optional.of("0.95")),
        sources.sets().get(0).info());
    assertFalse(sources.hasErrors());
  }

  @Test
  void refusesOneNameForTwoSets() {
    Trees.knex(root, "a", "001_a.js");
    Trees.knex(root, "b", "001_b.js");
    List<SetRequest> requests =
        List.of(
            SetRequest.parse("x=knex:" + root.resolve("a") + ",table=a"),
            SetRequest.parse("X=knex:" + root.resolve("b") + ",table=b"));
    SourceSettings settings =
        new SourceSettings(requests, Optional.empty(), Optional.empty(), List.of());
    Sources sources = SourceReader.read(List.of(), settings, (file, env) -> KnexSettings.DEFAULT);
    assertEquals(List.of("ERROR DUPLICATE_SET_NAME b:1:1"), Trees.codes(sources.diagnostics()));
  }
}
