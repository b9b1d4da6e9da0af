package unimig.runner.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.catalog.Token.Label;
import unimig.runner.catalog.Token.Moment;

/** Whether two rows say the same, given what is known, and what would have to be known. */
final class PairCheck {
  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final Map<String, String> converted = new HashMap<>();
  private final Map<String, String> original = new HashMap<>();
  private final List<Integer> wrongCells = new ArrayList<>();

  private PairCheck(Correspondence correspondence, VolatilePolicy policy) {
    this.correspondence = correspondence;
    this.policy = policy;
  }

  static PairCheck of(Row a, Row b, Correspondence correspondence, VolatilePolicy policy) {
    PairCheck check = new PairCheck(correspondence, policy);
    for (int i = 0; i < a.cells().size(); i++) {
      if (!check.areEqual(a.cells().get(i), b.cells().get(i))) {
        check.wrongCells.add(i);
      }
    }
    return check;
  }

  /** Indexes from 0 of the values that differ; empty if the rows say the same. */
  List<Integer> wrongCells() {
    return wrongCells;
  }

  /**
   * Labels of one that stands for the other's, though one of both sides has it elsewhere: no run
   * makes the random value of another.
   */
  Optional<Map.Entry<String, String>> crossed() {
    return converted.entrySet().stream()
        .filter(pair -> correspondence.isCrossed(pair.getKey(), pair.getValue()))
        .findFirst()
        .map(pair -> Map.entry(pair.getKey(), pair.getValue()));
  }

  /** Keeps what follows from the rows being the same. */
  void bind() {
    converted.forEach(correspondence::bind);
  }

  private boolean areEqual(Cell a, Cell b) {
    if (!a.skeleton().equals(b.skeleton())) {
      return a.text().isPresent() && a.text().equals(b.text());
    }
    for (int i = 0; i < a.tokens().size(); i++) {
      if (!areEqual(a.tokens().get(i), b.tokens().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean areEqual(Token a, Token b) {
    if (a instanceof Label one && b instanceof Label other) {
      return one.placeholder().equals(other.placeholder())
          && Alphabet.areComparable(one.value(), other.value())
          && pair(one.value(), other.value());
    }
    if (a instanceof Moment one && b instanceof Moment other) {
      return one.equals(other) || correspondence.allows(one, other, policy);
    }
    return false;
  }

  private boolean pair(String a, String b) {
    if (!correspondence.allows(a, b)
        || !converted.getOrDefault(a, b).equals(b)
        || !original.getOrDefault(b, a).equals(a)) {
      return false;
    }
    converted.put(a, b);
    original.put(b, a);
    return true;
  }
}
