package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.testing.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowComparisonTest {
  private static final String CONSTANT = "0b7d4a1e-6f0c-4a58-9d3e-5a2f8c1b7e90";
  private static final String U1 = "11111111-1111-4111-8111-111111111111";
  private static final String U2 = "22222222-2222-4222-8222-222222222222";
  private static final String U3 = "33333333-3333-4333-8333-333333333333";
  private static final String U4 = "44444444-4444-4444-8444-444444444444";

  private final TestDatabase originalDatabase;
  private final TestDatabase convertedDatabase;
  private final Connection original;
  private final Connection converted;
  private final Set<String> constants =
      Set.of(CONSTANT, "2024-03-01", "2024-03-01T10:00:00", "administrator", "00:30:00");
  private VolatilePolicy policy = VolatilePolicy.of(constants::contains, ZoneOffset.UTC);
  private Correspondence correspondence = new Correspondence();

  RowComparisonTest() throws SQLException {
    originalDatabase = TestDatabase.create();
    convertedDatabase = TestDatabase.create();
    original = originalDatabase.connect();
    converted = convertedDatabase.connect();
  }

  @BeforeEach
  void startAnew() throws SQLException {
    policy = VolatilePolicy.of(constants::contains, ZoneOffset.UTC);
    correspondence = new Correspondence();
    run(original, "drop schema public cascade; create schema public");
    run(converted, "drop schema public cascade; create schema public");
  }

  @AfterAll
  void close() throws SQLException {
    original.close();
    converted.close();
    originalDatabase.close();
    convertedDatabase.close();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static Instant clock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select clock_timestamp()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static RunWindow timed(Connection connection, String sql) throws SQLException {
    Instant start = clock(connection);
    run(connection, sql);
    return new RunWindow(start, clock(connection));
  }

  /** Runs a migration on both sides, one after the other. */
  private void migrate(String originalSql, String convertedSql) throws SQLException {
    correspondence.ran(timed(original, originalSql), timed(converted, convertedSql));
  }

  private void migrate(String sql) throws SQLException {
    migrate(sql, sql);
  }

  private List<Difference> compare() throws SQLException {
    return new RowComparison(correspondence).compare(seen(original), seen(converted), policy);
  }

  private static Seen seen(Connection connection) throws SQLException {
    SnapshotScope scope = SnapshotScope.withoutTables(Set.of("history"));
    return new Seen(connection, DatabaseSnapshot.read(connection, scope));
  }

  private void assertEqualRows() throws SQLException {
    assertEquals("", DifferenceReport.of(compare(), 20));
  }

  private void assertDifferences(String report) throws SQLException {
    assertEquals(report, DifferenceReport.of(compare(), 20));
  }

  private static String values(String table, String... rows) {
    return "insert into " + table + " values " + String.join(", ", rows) + ";";
  }

  @Test
  void physicalOrderDoesNotMatter() throws SQLException {
    migrate(
        "create table t (a int, b text); insert into t values (1, 'x'), (2, 'y'), (1, 'x')",
        "create table t (a int, b text); insert into t values (2, 'y'), (1, 'x'), (1, 'x')");
    assertEqualRows();
  }

  @Test
  void aChangedValueIsShownWithItsRowAndColumn() throws SQLException {
    String table = "create table users (id int primary key, name text);";
    migrate(
        table + values("users", "(1, 'a')", "(3, 'x')"),
        table + values("users", "(1, 'a')", "(3, 'y')"));
    assertDifferences("table \"users\" row (id=3): column \"name\": original 'x', converted 'y'\n");
  }

  @Test
  void caseIsADifference() throws SQLException {
    String table = "create table users (id int primary key, name text);";
    migrate(table + values("users", "(1, 'Ann')"), table + values("users", "(1, 'ann')"));
    assertDifferences(
        "table \"users\" row (id=1): column \"name\": original 'Ann', converted 'ann'\n");
  }

  @Test
  void nullIsNeitherEmptyNorTheWord() throws SQLException {
    String table = "create table users (id int primary key, a text, b text);";
    migrate(table + values("users", "(1, null, '')"), table + values("users", "(1, 'null', null)"));
    assertDifferences(
        """
        table "users" row (id=1): column "a": original null, converted 'null'
        table "users" row (id=1): column "b": original '', converted null
        """);
  }

  @Test
  void nullIsNotAVolatileValue() throws SQLException {
    String table = "create table t (id int primary key, u uuid, at timestamptz);";
    migrate(
        table + "insert into t values (1, gen_random_uuid(), now())",
        table + "insert into t values (1, null, null)");
    assertEquals(2, compare().size());
  }

  @Test
  void trailingSpaceScaleAndPrecisionAreDifferences() throws SQLException {
    String table = "create table t (id int primary key, a text, b numeric, c float8);";
    migrate(
        table + values("t", "(1, 'x ', 0.0, 0.1)"),
        table + values("t", "(1, 'x', 0.00, 0.1::float8 + 0.2 - 0.2)"));
    assertEquals(
        List.of("column \"a\"", "column \"b\"", "column \"c\""),
        compare().stream().map(Difference::attribute).toList());
  }

  @Test
  void rowsOfOneSideOnlyAreListed() throws SQLException {
    String table = "create table keyed (id int primary key, a text); create table free (a int);";
    migrate(
        table + values("keyed", "(1, 'a')") + values("free", "(1)", "(1)"),
        table + values("keyed", "(2, 'a')") + values("free", "(1)"));
    assertDifferences(
        """
        table "free": number of rows: original 2, converted 1
        table "free" row (a='1'): only in original
        table "keyed" row (id=1): only in original: id='1', a='a'
        table "keyed" row (id=2): only in converted: id='2', a='a'
        """);
  }

  @Test
  void historyTablesAreLeftOutAndTablesOfOneSideAreTheCatalogsMatter() throws SQLException {
    migrate(
        "create table history (a int); insert into history values (1); create table t (a int)",
        "create table history (a int)");
    assertEqualRows();
  }

  @Test
  void tablesWithOtherColumnsAreNotCompared() throws SQLException {
    migrate(
        "create table t (a int, b text); insert into t values (1, 'x')",
        "create table t (a int, c text); insert into t values (1, 'x'), (2, 'x')");
    assertDifferences(
        "table \"t\": columns: original [a int4, b text], converted [a int4, c text]\n");
  }

  @Test
  void partitionsAndMaterializedViewsAreRead() throws SQLException {
    String tables =
        """
        create table logs (day date, message text) partition by range (day);
        create table logs_1 partition of logs for values from ('2024-01-01') to ('2025-01-01');
        create materialized view shown as select 1 as one %s;
        create materialized view empty as select 1 as one with no data;
        insert into logs values ('2024-05-05', '%s');
        """;
    migrate(tables.formatted("", "a"), tables.formatted("union all select 2", "b"));
    assertEquals(
        Set.of("table \"logs_1\"", "table \"shown\""),
        Set.copyOf(compare().stream().map(Difference::object).toList()));
  }

  @Test
  void randomUuidsMayDiffer() throws SQLException {
    migrate(
        """
        create table users (id uuid primary key default gen_random_uuid(), name text);
        create table posts (id serial, user_id uuid references users, extra jsonb, note text);
        insert into users (name) values ('a'), ('b'), ('c');
        insert into posts (user_id, extra, note)
          select id, jsonb_build_object('by', id), 'by ' || upper(id::text)
          from users order by name;
        """);
    assertEqualRows();
    assertEqualRows();
  }

  @Test
  void swappedReferencesAreFound() throws SQLException {
    String tables = "create table users (id uuid, name text); create table posts (u uuid, t text);";
    migrate(
        tables
            + values("users", row(U1, "a"), row(U2, "b"))
            + values("posts", row(U1, "x"), row(U2, "y")),
        tables
            + values("users", row(U3, "a"), row(U4, "b"))
            + values("posts", row(U4, "x"), row(U3, "y")));
    assertFalse(compare().isEmpty());
  }

  private static String row(String uuid, String text) {
    return "('" + uuid + "', '" + text + "')";
  }

  @Test
  void equalUuidsMustStayEqual() throws SQLException {
    String table = "create table t (id int primary key, a uuid, b uuid);";
    migrate(
        table + "insert into t values (1, '%s', '%s')".formatted(U1, U1),
        table + "insert into t values (1, '%s', '%s')".formatted(U3, U4));
    assertDifferences(
        "table \"t\" row (id=1): column \"b\": original '%s', converted '%s'\n".formatted(U1, U4));
  }

  @Test
  void differentUuidsMustStayDifferent() throws SQLException {
    String table = "create table t (id int primary key, a uuid, b uuid);";
    migrate(
        table + "insert into t values (1, '%s', '%s')".formatted(U1, U2),
        table + "insert into t values (1, '%s', '%s')".formatted(U3, U3));
    assertEquals(1, compare().size());
  }

  @Test
  void aConstantUuidIsNoRandomOne() throws SQLException {
    String table = "create table t (id int primary key, a uuid);";
    migrate(
        table + "insert into t values (1, '%s')".formatted(CONSTANT),
        table + "insert into t values (1, gen_random_uuid())");
    assertEquals("column \"a\"", compare().get(0).attribute());
  }

  @Test
  void versionAndCaseOfUuidsMustAgree() throws SQLException {
    String table = "create table t (id int primary key, a text);";
    String upper = "ABCDEF12-ABCD-4ABC-8ABC-ABCDEF123456";
    migrate(
        table + values("t", "(1, '" + U1 + "')", "(2, 'abcdef12-abcd-4abc-8abc-abcdef123457')"),
        table + values("t", "(1, '11111111-1111-1111-8111-111111111112')", "(2, '" + upper + "')"));
    assertEquals(2, compare().size());
  }

  @Test
  void uuidsDerivedFromNamesCanBeRepeated() throws SQLException {
    String table = "create table t (id int primary key, a uuid);";
    migrate(
        table + values("t", "(1, '886313e1-3b8a-5372-9b90-0c9aee199e5d')"),
        table + values("t", "(1, '886313e1-3b8a-5372-9b90-0c9aee199e5e')"));
    assertEquals(1, compare().size());
  }

  @Test
  void aUuidOfEqualRowsStandsForItself() throws SQLException {
    String tables = "create table users (id uuid); create table posts (n int, u uuid);";
    migrate(
        tables + values("users", "('" + U1 + "')") + values("posts", "(1, '" + U1 + "')"),
        tables + values("users", "('" + U1 + "')") + values("posts", "(1, '" + U2 + "')"));
    assertFalse(compare().isEmpty());
  }

  @Test
  void uuidsKeepStandingForTheSameInLaterComparisons() throws SQLException {
    migrate(
        "create table a (n int primary key, u uuid); insert into a values (1, gen_random_uuid())");
    assertEqualRows();
    migrate("create table b (n int primary key, u uuid); insert into b select n, u from a");
    assertEqualRows();
    migrate(
        "create table c (n int primary key, u uuid); insert into c select n, u from a; drop table a",
        "create table c (n int primary key, u uuid); insert into c values (1, gen_random_uuid());"
            + " drop table a");
    assertEquals("table \"c\"", compare().get(0).object());
    assertEquals(1, compare().size());
  }

  @Test
  void valuesOfTheOriginalMustNotAppearInTheConverted() throws SQLException {
    migrate(
        "create table a (n int primary key, u uuid);" + values("a", "(1, '" + U1 + "')"),
        "create table a (n int primary key, u uuid);" + values("a", "(1, '" + U2 + "')"));
    assertEqualRows();
    migrate("create table b (n int primary key, u uuid);" + values("b", "(1, '" + U1 + "')"));
    assertDifferences(
        "table \"b\": value that elsewhere differs: original %s, converted %s for %s\n"
            .formatted(U1, U1, U2));
  }

  @Test
  void rowsThatAreAlikeAreToldApartByWhatRefersToThem() throws SQLException {
    String tables = "create table users (id uuid); create table posts (u uuid, t text);";
    migrate(
        tables
            + values("users", "('" + U1 + "')", "('" + U2 + "')")
            + values("posts", row(U1, "x"), row(U1, "y"), row(U2, "y"), row(U2, "y")),
        tables
            + values("users", "('" + U3 + "')", "('" + U4 + "')")
            + values("posts", row(U4, "y"), row(U4, "x"), row(U3, "y"), row(U3, "y")));
    assertEqualRows();
  }

  @Test
  void theSameCountsWithOtherPatternsAreFound() throws SQLException {
    String tables = "create table users (id uuid); create table posts (u uuid, t text);";
    migrate(
        tables
            + values("users", "('" + U1 + "')", "('" + U2 + "')")
            + values("posts", row(U1, "x"), row(U1, "y"), row(U2, "y"), row(U2, "x")),
        tables
            + values("users", "('" + U3 + "')", "('" + U4 + "')")
            + values("posts", row(U3, "x"), row(U3, "x"), row(U4, "y"), row(U4, "y")));
    assertFalse(compare().isEmpty());
  }

  @Test
  void manyRowsThatAreAlikeAreMatchedQuickly() throws SQLException {
    migrate(
        """
        create table t (id uuid default gen_random_uuid(), at timestamptz default clock_timestamp());
        create table s (t_id uuid, n int);
        insert into t select from generate_series(1, 3000);
        insert into s select id, 1 from t;
        """);
    long start = System.nanoTime();
    assertEqualRows();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.toSeconds() < 20, () -> "took " + took);
  }

  @Test
  void timesOfTheRunMayDiffer() throws SQLException {
    migrate(
        """
        create table t (
          id int primary key, a timestamptz, b timestamp, c timestamptz, d date, e time,
          f text, g jsonb, h bigint, i numeric, j text, k timestamptz[], l int);
        insert into t values (
          1, now(), clock_timestamp(), now() + interval '7 days', current_date, localtime,
          to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          jsonb_build_object('at', clock_timestamp()),
          (extract(epoch from clock_timestamp()) * 1000)::bigint,
          extract(epoch from clock_timestamp()),
          'made ' || (extract(epoch from clock_timestamp()) * 1000)::bigint,
          array[now(), now() - interval '1 month'], floor(extract(epoch from now())));
        """);
    assertEqualRows();
  }

  @Test
  void timesBeyondTheRunAreDifferences() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz, b bigint, c date, d time);";
    migrate(
        table + "insert into t values (1, now(), 1700000000000, now(), now()::time)",
        table
            + """
            insert into t values (1, now() - interval '5 minutes', 1700000000001,
              now() - interval '3 days', now()::time - interval '2 hours')
            """);
    assertEquals(
        List.of("column \"a\"", "column \"b\"", "column \"c\"", "column \"d\""),
        compare().stream().map(Difference::attribute).toList());
  }

  @Test
  void offsetsFromTheRunMustBeEqual() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz);";
    migrate(
        table + "insert into t values (1, now() + interval '7 days')",
        table + "insert into t values (1, now() + interval '8 days')");
    assertEquals(1, compare().size());
  }

  @Test
  void aConstantTimeIsNoTimeOfTheRun() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz, b text, c time);";
    migrate(
        table + "insert into t values (1, '2024-03-01', '2024-03-01T10:00:00', '00:30:00')",
        table
            + "insert into t values (1, '2024-03-01 00:00:00.001', '2024-03-01T10:00:00.001',"
            + " '00:30:00.001')");
    correspondence.ran(
        new RunWindow(Instant.EPOCH, Instant.EPOCH),
        new RunWindow(Instant.EPOCH, Instant.EPOCH.plusMillis(1)));
    assertEquals(3, compare().size());
  }

  @Test
  void timesOfEarlierRunsStayExplained() throws SQLException {
    migrate("create table t (id int primary key, a timestamptz); insert into t values (1, now())");
    run(original, "select pg_sleep(0.3)");
    migrate("alter table t add b timestamptz; update t set b = now()");
    assertEqualRows();
  }

  @Test
  void randomTextIsADifferenceUnlessTheMigrationUsesRandomness() throws SQLException {
    migrate(
        """
        create table t (id int primary key, token text, hash bytea);
        insert into t select i, md5(random()::text), sha256(random()::text::bytea)
          from generate_series(1, 3) i;
        create table s as select token, id from t;
        """);
    assertEquals(12, compare().size());
    policy = policy.withRandomText();
    assertEqualRows();
  }

  @Test
  void randomTextMustKeepItsLengthCharactersAndPattern() throws SQLException {
    policy = policy.withRandomText();
    String table = "create table t (id int primary key, a text, b text);";
    migrate(
        table
            + values(
                "t",
                "(1, 'k3j4h5g6f7', 'same00')",
                "(2, 'k3j4h5g6f8', 'same00')",
                "(3, 'k3j4h5g6f9', 'x')",
                "(4, 'k3j4 h5g6f', 'x')",
                "(5, 'administrator', 'x')"),
        table
            + values(
                "t",
                "(1, 'q9w8e7r6t', 'diff11')",
                "(2, 'q9w8e7r6t5', 'diff22')",
                "(3, 'Q9W8E7R6T4', 'y')",
                "(4, 'k3j4-h5g6g', 'x')",
                "(5, 'administratix', 'x')"));
    assertDifferences(
        """
        table "t" row (id=1): column "a": original 'k3j4h5g6f7', converted 'q9w8e7r6t'
        table "t" row (id=1): column "b": original 'same00', converted 'diff11'
        table "t" row (id=3): column "a": original 'k3j4h5g6f9', converted 'Q9W8E7R6T4'
        table "t" row (id=3): column "b": original 'x', converted 'y'
        table "t" row (id=4): column "a": original 'k3j4 h5g6f', converted 'k3j4-h5g6g'
        table "t" row (id=5): column "a": original 'administrator', converted 'administratix'
        """);
  }

  @Test
  void namesThatNeedQuotesAreRead() throws SQLException {
    String table =
        "create table \"we\"\"ird's %s\" (\"a \"\"b'\" text, \"t\" int, t2 record_type);";
    String type = "create domain record_type as timestamptz;";
    migrate(
        type + table + "insert into \"we\"\"ird's %s\" values ('x', 1, now())",
        type + table + "insert into \"we\"\"ird's %s\" values ('y', 1, now())");
    assertEquals(2, compare().size());
  }

  @Test
  void sixtyTablesAreComparedAtOnce() throws SQLException {
    StringBuilder sql = new StringBuilder();
    IntStream.range(0, 60)
        .forEach(
            i ->
                sql.append(
                    "create table t%d (a int); insert into t%d values (1);".formatted(i, i)));
    migrate(sql.toString());
    assertEqualRows();
    run(converted, "insert into t59 values (2)");
    assertEquals(2, compare().size());
  }
}
