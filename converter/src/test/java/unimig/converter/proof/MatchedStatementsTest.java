package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import unimig.converter.proof.MatchedStatements.Numbers;

/** Statements of both sides by their texts. */
final class MatchedStatementsTest {
  @Test
  void layoutDoesNotCount() {
    MatchedStatements matched =
        MatchedStatements.of(
            List.of("select  1;", "insert into a values ($1, 'a  b')"),
            List.of("-- first\nselect 1", "insert into a\n  values (?, 'a  b')"));
    assertEquals(
        List.of(
            new Numbers(0, 0, "select  1;"),
            new Numbers(1, 1, "insert into a values ($1, 'a  b')")),
        matched.pairs());
    assertEquals(0, matched.apart());
  }

  @Test
  void literalsCount() {
    assertEquals(
        2, MatchedStatements.of(List.of("select 'a b'"), List.of("select 'a  b'")).apart());
  }

  @Test
  void theSameTextIsMatchedInOrder() {
    MatchedStatements matched =
        MatchedStatements.of(List.of("a", "b", "a"), List.of("a", "c", "a", "a", "b"));
    assertEquals(
        List.of(new Numbers(0, 0, "a"), new Numbers(1, 4, "b"), new Numbers(2, 2, "a")),
        matched.pairs());
    assertEquals(2, matched.apart());
  }
}
