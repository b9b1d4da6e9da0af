package unimig.converter.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Types of variables by the place of their declaration. A function whose variables turn out to hold
 * more than they began with is translated again with wider types, until nothing is new.
 */
final class Widening {
  private final Map<Integer, Type> types = new HashMap<>();
  private boolean changed;

  Type of(int declaration, Type initial) {
    return Optional.ofNullable(types.get(declaration)).map(initial::or).orElse(initial);
  }

  /** Notes that a variable of type {@code known} takes a value of type {@code added} too. */
  void widen(int declaration, Type known, Type added) {
    Type both = known.or(added);
    if (!both.equals(known)) {
      types.put(declaration, both);
      changed = true;
    }
  }

  /**
   * Whether an attempt is complete. What is refused where types turned out to be wider is tried
   * again.
   */
  boolean attempt(Runnable translation) {
    try {
      translation.run();
    } catch (Refusal e) {
      if (!changed) {
        throw e;
      }
    }
    return !takeChanged();
  }

  private boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}
