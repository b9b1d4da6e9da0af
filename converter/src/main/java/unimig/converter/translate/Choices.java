package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions of the run that decide what a statement is. One attempt to compile it takes each as
 * true or false; the first that is undecided is tried both ways.
 */
final class Choices {
  /** More would be no code that a person reads. */
  private static final int MOST = 3;

  private final Map<String, Boolean> made;
  private Optional<Code> open = Optional.empty();

  private Choices(Map<String, Boolean> made) {
    this.made = made;
  }

  static Choices none() {
    return new Choices(Map.of());
  }

  boolean isTrue(Code condition) {
    if (condition.isFixed()) {
      return condition.equals(Code.TRUE);
    }
    Boolean known = made.get(condition.text());
    if (known == null && open.isEmpty()) {
      open = Optional.of(condition);
    }
    return known == null || known;
  }

  /** The first condition that was asked for and is not decided. */
  Optional<Code> open() {
    return open;
  }

  Choices with(Code condition, boolean value, Node statement) {
    if (made.size() == MOST) {
      throw new Refusal(statement, "more than " + MOST + " conditions decide what it is");
    }
    Map<String, Boolean> more = new LinkedHashMap<>(made);
    more.put(condition.text(), value);
    return new Choices(more);
  }
}
