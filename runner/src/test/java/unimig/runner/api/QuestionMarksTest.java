package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Values in the text of a statement. */
final class QuestionMarksTest {
  @Test
  void numbersValuesAsKnexDoes() {
    assertEquals(
        "select '?', \"a?\" from t where b = $1 and c ? $2 -- ?",
        QuestionMarks.numbered("select '?', \"a?\" from t where b = ? and c ?? ? -- ?"));
  }
}
