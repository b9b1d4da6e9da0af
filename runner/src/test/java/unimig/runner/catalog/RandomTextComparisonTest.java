package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RandomTextComparisonTest extends ComparedRows {
  RandomTextComparisonTest() throws SQLException {}

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
  void randomTextMayBeginLikeATime() throws SQLException {
    policy = policy.withRandomText();
    String table = "create table t (id int primary key, token text);";
    migrate(
        table
            + values("t", "(1, 'e247643f80f813a035376d497f418b41')", "(2, '1016942530124')")
            + values("t", "(3, '1016942530')"),
        table
            + values("t", "(1, '1016942530f3a36f75e265a147293726')", "(2, '1016942530125')")
            + values("t", "(3, '1016942531')"));
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
}
