package unimig.consolidator.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unimig.consolidator.history.HistoryTables.knexRow;
import static unimig.consolidator.history.HistoryTables.prismaFailed;
import static unimig.consolidator.history.HistoryTables.prismaRow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.HistoryTables;
import unimig.consolidator.reconciliation.Finding.Code;
import unimig.consolidator.reconciliation.MigrationStatus.Remark;
import unimig.consolidator.testing.LegacyProject;
import unimig.runner.certificate.Sha256;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;

/** What a database's histories say of a set, and what does not fit. */
final class ReconciliationTest {
  private static final String DAY = "2024-01-05 12:00:00+00";

  private final TestDatabase database = TestDatabase.create();
  private final LegacyProject project;
  private Decisions decisions = Decisions.NONE;
  private ConvertedScripts scripts = ConvertedScripts.NONE;

  ReconciliationTest(@TempDir Path directory) {
    project = new LegacyProject(directory);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void appliedPendingAndUnknown() {
    knex("1_a.js", "2_b.js", "3_c.js");
    database.run(
        HistoryTables.knex()
            + knexRow("1_a.js", DAY)
            + knexRow("2_b.js", DAY)
            + knexRow("9_gone.js", DAY));
    assertEquals("1_a.js APPLIED, 2_b.js APPLIED, 3_c.js PENDING", states());
    assertEquals(List.of("UNKNOWN_MIGRATION 9_gone.js"), findings());
    assertEquals(List.of("1_a.js", "2_b.js"), names(state().unrecorded()));
    assertEquals(List.of("3_c.js"), names(state().pending()));
    resolve(Map.of("9_gone", Resolution.APPLIED));
    assertEquals(List.of(), findings());
    assertEquals("1_a.js APPLIED, 2_b.js APPLIED, 3_c.js PENDING", states());
  }

  @Test
  void aDatabaseThatKnexNeverSawHasAllPending() {
    knex("1_a.js", "2_b.js");
    assertEquals("1_a.js PENDING, 2_b.js PENDING", states());
    assertEquals(List.of(), findings());
  }

  @Test
  void renamedFilesAreFound() {
    knex("1_a.js", "2_b.js");
    database.run(HistoryTables.knex() + knexRow("src/1_a.ts", DAY) + knexRow("2_b.js", DAY));
    assertEquals("1_a.js APPLIED [RENAMED], 2_b.js APPLIED", states());
    assertEquals(List.of(), findings());
  }

  @Test
  void aGapIsPending() {
    knex("1_a.js", "2_b.js", "3_c.js", "4_d.js");
    database.run(HistoryTables.knex() + knexRow("1_a.js", DAY) + knexRow("3_c.js", DAY));
    assertEquals("1_a.js APPLIED, 2_b.js PENDING [GAP], 3_c.js APPLIED, 4_d.js PENDING", states());
    assertEquals(List.of("GAP 2_b.js"), findings());
    assertEquals(List.of(), state().doubts());
  }

  @Test
  void aLockIsHeld() {
    knex("1_a.js");
    database.run(HistoryTables.knex() + "update knex_migrations_lock set is_locked = 1");
    assertEquals(List.of("LOCKED public.knex_migrations"), findings());
  }

  @Test
  void twoRowsOfOneNameAndTwoNamesOfOneMigration() {
    knex("1_a.js", "2_b.js");
    database.run(
        HistoryTables.knex()
            + knexRow("1_a.js", DAY)
            + knexRow("1_a.js", DAY)
            + knexRow("2_b.ts", DAY)
            + knexRow("2_b.js", DAY));
    assertEquals("1_a.js APPLIED, 2_b.js APPLIED", states());
    assertEquals(List.of("APPLIED_TWICE 1_a.js", "APPLIED_TWICE 2_b.js"), sorted(findings()));
    resolve(Map.of("1_a.js", Resolution.APPLIED, "2_b.ts", Resolution.APPLIED));
    assertEquals(List.of(), findings());
  }

  @Test
  void somebodySaysWhatIsSo() {
    knex("1_a.js", "2_b.js", "3_c.js");
    database.run(HistoryTables.knex() + knexRow("1_a.js", DAY) + knexRow("2_b.js", DAY));
    resolve(
        Map.of(
            "1_a.ts", Resolution.ROLLED_BACK,
            "legacy/knex/3_c.js", Resolution.APPLIED));
    assertEquals(
        "1_a.js ROLLED_BACK [GAP, RESOLVED], 2_b.js APPLIED, 3_c.js APPLIED [RESOLVED]", states());
    resolve(Map.of("knex", Resolution.ROLLED_BACK, "2_b", Resolution.APPLIED));
    assertEquals(
        "1_a.js ROLLED_BACK [GAP, RESOLVED], 2_b.js APPLIED [RESOLVED], 3_c.js PENDING [RESOLVED]",
        states());
  }

  @Test
  void whatSomebodySaysMustMeanSomething() {
    knex("1_a.js");
    project.set("sql", SetKind.SQL).sql("sql", "5_x.sql", "5", "");
    database.run(HistoryTables.knex() + knexRow("9_gone.js", DAY));
    decisions =
        new Decisions(
            Map.of(),
            Map.of(
                "9_gone.ts", Resolution.APPLIED,
                "1_a", Resolution.APPLIED,
                "knex", Resolution.APPLIED,
                "legacy/knex/1_a.js", Resolution.APPLIED,
                "nothing.js", Resolution.APPLIED),
            Map.of("sql", "1_a.js"));
    assertEquals(List.of("1_a.js", "nothing.js"), state().unknownTo(decisions));
  }

  @Test
  void prismaFailedInterruptedTakenBackAndEdited() {
    prisma("1_init", "2_users", "3_posts", "4_tags", "5_likes");
    database.run(
        HistoryTables.PRISMA
            + prismaRow("1_init", hash("1_init"), DAY)
            + prismaRow("2_users", hash("another"), DAY)
            + prismaFailed("3_posts", hash("3_posts"), DAY)
            + prismaFailed("4_tags", hash("4_tags"), DAY)
            + "update _prisma_migrations set rolled_back_at = now() where migration_name = '4_tags';"
            + "insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'y', '5_likes')");
    assertEquals(
        "1_init APPLIED, 2_users APPLIED [EDITED], 3_posts FAILED, 4_tags ROLLED_BACK,"
            + " 5_likes HALF_APPLIED",
        states());
    assertEquals(
        List.of("EDITED 2_users", "FAILED_MIGRATION 3_posts", "HALF_APPLIED 5_likes"), findings());
    resolve(
        Map.of(
            "2_users", Resolution.APPLIED,
            "3_posts", Resolution.ROLLED_BACK,
            "5_likes", Resolution.APPLIED));
    assertEquals(
        "1_init APPLIED, 2_users APPLIED [RESOLVED], 3_posts ROLLED_BACK [GAP, RESOLVED],"
            + " 4_tags ROLLED_BACK [GAP], 5_likes APPLIED [RESOLVED]",
        states());
    assertEquals(List.of("GAP 3_posts", "GAP 4_tags"), findings());
  }

  /** As Prisma takes them: of either line end, and of engines that left zeros out. */
  @Test
  void otherEndsOfLinesAreNoEdit() {
    String unix = "create table a (\n  id int\n);\n";
    String windows = unix.replace("\n", "\r\n");
    project.set("prisma", SetKind.PRISMA);
    project.sql("prisma", "1_unix", "1", unix);
    project.sql("prisma", "2_windows", "2", windows);
    project.sql("prisma", "3_same", "3", windows);
    project.sql("prisma", "4_zeros", "4", unix);
    project.sql("prisma", "5_edited", "5", unix);
    scripts =
        entry ->
            Optional.of(
                "-- Converted from x\n" + (entry.legacyName().matches("[23].*") ? windows : unix));
    database.run(
        HistoryTables.PRISMA
            + prismaRow("1_unix", hash(windows), DAY)
            + prismaRow("2_windows", hash(unix), DAY)
            + prismaRow("3_same", hash(windows), DAY)
            + prismaRow("4_zeros", withoutZeros(hash(windows)), DAY)
            + prismaRow("5_edited", hash(unix + "\n"), DAY));
    assertEquals(List.of("EDITED 5_edited"), findings());
    scripts = ConvertedScripts.NONE;
    assertEquals(
        List.of("EDITED 1_unix", "EDITED 2_windows", "EDITED 4_zeros", "EDITED 5_edited"),
        findings());
    scripts = entry -> Optional.of("-- Converted from x\nselect 1");
    assertEquals(4, findings().size());
  }

  @Test
  void golangMigrateHasALevel() {
    project.set("sql", SetKind.SQL, Optional.of("schema_migrations"), Optional.empty());
    project
        .sql("sql", "1_a.sql", "1", "")
        .sql("sql", "2_b.sql", "2", "")
        .sql("sql", "3_c.sql", "3", "");
    database.run(
        "create table schema_migrations (version bigint primary key, dirty boolean not null)");
    assertEquals("1_a.sql PENDING, 2_b.sql PENDING, 3_c.sql PENDING", states());
    database.run("insert into schema_migrations values (2, false)");
    assertEquals("1_a.sql APPLIED, 2_b.sql APPLIED, 3_c.sql PENDING", states());
    assertEquals(List.of(), findings());
    database.run("update schema_migrations set dirty = true");
    assertEquals("1_a.sql APPLIED, 2_b.sql HALF_APPLIED, 3_c.sql PENDING", states());
    assertEquals(List.of("HALF_APPLIED 2_b.sql"), findings());
    database.run("update schema_migrations set dirty = false, version = 9");
    assertEquals(List.of("UNKNOWN_MIGRATION 9"), findings());
  }

  @Test
  void aNumberMayMeanTwoFiles() {
    project.set("sql", SetKind.SQL, Optional.of("goose_db_version"), Optional.empty());
    project.sql("sql", "1_a.sql", "1", "").sql("sql", "01_b.sql", "1.1", "");
    database.run(
        """
        create table goose_db_version (
          id serial primary key, version_id bigint, is_applied boolean, tstamp timestamp);
        insert into goose_db_version (version_id, is_applied) values (0, true), (1, true)""");
    assertEquals(List.of("AMBIGUOUS_NAME 1"), findings());
    resolve(Map.of("1", Resolution.APPLIED));
    assertEquals(List.of("AMBIGUOUS_NAME 1"), findings());
    resolve(Map.of("1_a.sql", Resolution.APPLIED));
    assertEquals(List.of("AMBIGUOUS_NAME 1"), findings());
    resolve(Map.of("1_a.sql", Resolution.APPLIED, "01_b.sql", Resolution.ROLLED_BACK));
    assertEquals("1_a.sql APPLIED [RESOLVED], 01_b.sql PENDING [RESOLVED]", states());
    assertEquals(List.of(), findings());
  }

  @Test
  void setsThatShareATable() {
    project.set("core", SetKind.KNEX).set("plugin", SetKind.KNEX);
    project.sql("core", "1_a.js", "1", "").sql("plugin", "1_p.js", "1.1", "");
    project.sql("core", "2_same.js", "2", "").sql("plugin", "2_same.js", "2.1", "");
    database.run(HistoryTables.knex() + knexRow("1_a.js", DAY) + knexRow("1_p.js", DAY));
    assertEquals("1_a.js APPLIED, 1_p.js APPLIED, 2_same.js PENDING, 2_same.js PENDING", states());
    assertEquals(List.of(), findings());
    database.run(knexRow("2_same.js", DAY));
    assertEquals(List.of("AMBIGUOUS_NAME 2_same.js"), findings());
    resolve(
        Map.of(
            "legacy/core/2_same.js", Resolution.APPLIED,
            "legacy/plugin/2_same.js", Resolution.ROLLED_BACK));
    assertEquals(
        "1_a.js APPLIED, 1_p.js APPLIED, 2_same.js APPLIED [RESOLVED], 2_same.js PENDING [RESOLVED]",
        states());
    assertEquals(List.of(), findings());
  }

  @Test
  void aHistoryElsewhereIsFoundByItsRows() {
    knex("1_a.js");
    database.run("create schema app");
    database.run(
        HistoryTables.knex("app.changes", "app.changes_lock")
            + knexRow("app.changes", "1_a.ts", 1, DAY));
    assertEquals("1_a.js APPLIED [RENAMED]", states());
    assertEquals(List.of("HISTORY_ELSEWHERE knex"), findings());
    assertEquals(new HistoryTable("app", "changes"), state().history("knex").orElseThrow().table());
  }

  @Test
  void severalTablesMayBeIt() {
    knex("1_a.js");
    database.run("create schema app");
    database.run(
        HistoryTables.knex("one", "one_lock")
            + knexRow("one", "1_a.js", 1, DAY)
            + HistoryTables.knex("app.two", "app.two_lock")
            + knexRow("app.two", "1_a.js", 1, DAY));
    assertEquals("1_a.js UNTRACKED", states());
    assertEquals(List.of("SEVERAL_HISTORIES knex"), findings());
    decisions = new Decisions(Map.of("knex", new HistoryTable("app", "two")), Map.of(), Map.of());
    assertEquals("1_a.js APPLIED", states());
    assertEquals(List.of(), findings());
  }

  @Test
  void aTableThatIsNamedIsTakenWhateverItsColumnsAre() {
    project.set("sql", SetKind.SQL).sql("sql", "1_a.sql", "1", "");
    database.run(HistoryTables.knex("raw", "raw_lock") + knexRow("raw", "1_a.sql", 1, DAY));
    assertEquals("1_a.sql UNTRACKED", states());
    assertEquals(List.of("NO_HISTORY sql"), findings());
    decisions = new Decisions(Map.of("sql", new HistoryTable("public", "raw")), Map.of(), Map.of());
    assertEquals("1_a.sql APPLIED", states());
    assertEquals(List.of(), findings());
  }

  @Test
  void ofASetWithoutHistorySomebodyHasToSay() {
    project.set("sql", SetKind.SQL);
    project
        .sql("sql", "1_a.sql", "1", "")
        .sql("sql", "2_b.sql", "2", "")
        .sql("sql", "3_c.sql", "3", "");
    assertEquals(List.of("NO_HISTORY sql"), findings());
    decisions = new Decisions(Map.of(), Map.of(), Map.of("sql", "2"));
    assertEquals(
        "1_a.sql APPLIED [RESOLVED], 2_b.sql APPLIED [RESOLVED], 3_c.sql PENDING [RESOLVED]",
        states());
    assertEquals(List.of(), findings());
    resolve(Map.of("sql", Resolution.APPLIED));
    assertEquals(3, state().unrecorded().size());
  }

  @Test
  void guessedColumnsAreShown() {
    project.set("sql", SetKind.SQL).sql("sql", "1_a.sql", "1", "");
    database.run(
        "create table migrations (file text, done date); insert into migrations values ('1_a.sql')");
    assertEquals("1_a.sql APPLIED", states());
    assertEquals(List.of("HISTORY_ELSEWHERE sql", "GUESSED_COLUMNS public.migrations"), findings());
    assertTrue(
        state().findings().get(1).message().contains("name is \"file\", order is \"done\""),
        state().findings().get(1).message());
  }

  @Test
  void migrationsRanInAnotherOrder() {
    knex("1_a.js", "3_c.js");
    project.set("prisma", SetKind.PRISMA).sql("prisma", "2_p", "2", "p");
    database.run(
        HistoryTables.knex()
            + knexRow("1_a.js", "2024-01-01")
            + knexRow("3_c.js", "2024-01-03")
            + HistoryTables.PRISMA
            + prismaRow("2_p", hash("p"), "2024-01-02"));
    assertEquals(List.of(), findings());
    database.run("update _prisma_migrations set finished_at = '2024-01-04'");
    assertEquals(List.of("ORDER_DIFFERS 3_c.js"), findings());
    assertEquals(List.of(), state().doubts());
  }

  @Test
  void whatMayNotBeReadLeavesInDoubt() throws SQLException {
    knex("1_a.js");
    database.run(
        HistoryTables.knex() + knexRow("1_a.js", DAY) + "create table migrations (name text)");
    String role = "blind_" + database.query("select current_database()").get(0);
    database.run("create role " + role);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + role);
      Reconciliation state = state(connection);
      assertEquals("1_a.js UNTRACKED", states(state));
      assertEquals(List.of("UNREADABLE_HISTORY knex"), findings(state));
      assertEquals(List.of(), state.pending());
    } finally {
      database.run("drop role " + role);
    }
  }

  @Test
  void flywaysOldHistoryIsNotTheNewOne() {
    project.set("sql", SetKind.SQL, Optional.of("flyway_schema_history"), Optional.empty());
    project.sql("sql", "V1__a.sql", "1", "").sql("sql", "V2__b.sql", "2", "");
    database.run(
        """
        create table flyway_schema_history (
          installed_rank int primary key, version varchar(50), description varchar(200) not null,
          type varchar(20) not null, script varchar(1000) not null, checksum int,
          installed_by varchar(100) not null, installed_on timestamp not null default now(),
          execution_time int not null, success boolean not null);
        insert into flyway_schema_history values
          (1, '1', 'a', 'SQL', 'V1__a.sql', 4711, 'me', now(), 1, true)""");
    assertEquals(List.of("SAME_HISTORY sql"), findings());
    assertEquals("V1__a.sql APPLIED, V2__b.sql PENDING", states("new_history"));
  }

  @Test
  void twentySetsEachWithItsTable() {
    Map<String, String> expected = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      String set = "plugin" + i;
      project.set(set, SetKind.KNEX, Optional.of(set + "_migrations"), Optional.of("s" + i));
      project.sql(set, "1_init.js", "1." + i, "").sql(set, "2_more.js", "2." + i, "");
      String table = "s" + i + "." + set + "_migrations";
      sql.append("create schema s").append(i).append(';');
      sql.append(HistoryTables.knex(table, table + "_lock"));
      sql.append(knexRow(table, "1_init.js", 1, DAY));
      if (i % 2 == 0) {
        sql.append(knexRow(table, "2_more.js", 2, DAY));
      }
      expected.put(set, i % 2 == 0 ? "2" : "1");
    }
    database.run(sql.toString());
    assertEquals(List.of(), findings());
    Map<String, String> applied = new LinkedHashMap<>();
    state()
        .counts(project.manifest())
        .forEach(
            (set, states) ->
                applied.put(set.name(), String.valueOf(states.get(MigrationStatus.State.APPLIED))));
    assertEquals(expected, applied);
  }

  private void knex(String... names) {
    project.set("knex", SetKind.KNEX);
    for (String name : names) {
      project.sql("knex", name, name.substring(0, name.indexOf('_')), name);
    }
  }

  private void prisma(String... names) {
    project.set("prisma", SetKind.PRISMA);
    for (String name : names) {
      project.sql("prisma", name, name.substring(0, name.indexOf('_')), name);
    }
  }

  private void resolve(Map<String, Resolution> resolutions) {
    decisions = new Decisions(Map.of(), resolutions, Map.of());
  }

  private Reconciliation state() {
    try (Connection connection = database.connect()) {
      return state(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reconciliation state(Connection connection) throws SQLException {
    return state(connection, EngineSettings.HISTORY_TABLE);
  }

  private Reconciliation state(Connection connection, String historyTable) throws SQLException {
    Database read =
        Database.read(connection, List.of(), historyTable, Set.copyOf(decisions.tables().values()));
    return Reconciliation.of(project.manifest(), read, decisions, scripts);
  }

  private String states() {
    return states(state());
  }

  private String states(String historyTable) {
    try (Connection connection = database.connect()) {
      return states(state(connection, historyTable));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String states(Reconciliation state) {
    return String.join(
        ", ",
        state.migrations().stream()
            .map(m -> m.entry().legacyName() + " " + m.state() + remarks(m))
            .toList());
  }

  private static String remarks(MigrationStatus status) {
    List<String> remarks = status.remarks().stream().map(Remark::name).sorted().toList();
    return remarks.isEmpty() ? "" : " " + remarks;
  }

  private List<String> findings() {
    return findings(state());
  }

  private static List<String> findings(Reconciliation state) {
    return state.findings().stream().map(f -> code(f) + " " + f.subject()).toList();
  }

  private static Code code(Finding finding) {
    return finding.code();
  }

  private static List<String> names(List<MigrationStatus> statuses) {
    return statuses.stream().map(status -> status.entry().legacyName()).toList();
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String withoutZeros(String hash) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hash.length(); i += 2) {
      text.append(Integer.toHexString(Integer.parseInt(hash.substring(i, i + 2), 16)));
    }
    return text.toString();
  }
}
