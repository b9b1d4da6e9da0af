package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UuidComparisonTest extends ComparedRows {
  UuidComparisonTest() throws SQLException {}

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

  /** Two users and what they posted. */
  private static String usersAndPosts(String one, String other, String... posts) {
    return "create table users (id uuid); create table posts (u uuid, t text);"
        + values("users", "('" + one + "')", "('" + other + "')")
        + values("posts", posts);
  }

  @Test
  void rowsThatAreAlikeAreToldApartByWhatRefersToThem() throws SQLException {
    migrate(
        usersAndPosts(U1, U2, row(U1, "x"), row(U1, "y"), row(U2, "y"), row(U2, "y")),
        usersAndPosts(U3, U4, row(U4, "y"), row(U4, "x"), row(U3, "y"), row(U3, "y")));
    assertEqualRows();
  }

  @Test
  void theSameCountsWithOtherPatternsAreFound() throws SQLException {
    migrate(
        usersAndPosts(U1, U2, row(U1, "x"), row(U1, "y"), row(U2, "y"), row(U2, "x")),
        usersAndPosts(U3, U4, row(U3, "x"), row(U3, "x"), row(U4, "y"), row(U4, "y")));
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
}
