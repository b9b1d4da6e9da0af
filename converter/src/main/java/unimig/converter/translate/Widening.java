package unimig.converter.translate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types of variables by the place of their declaration. A function whose variables turn out to hold
 * more than they began with is translated again with wider types, until nothing is new.
 */
final class Widening {
  private final Map<Integer, Type> types = new HashMap<>();
  private final Set<Integer> untyped = new HashSet<>();
  private boolean changed;
  private boolean dictionaries;
  private boolean plain;

  /** Whether an object may be held as a dictionary of one type, as far as is known. */
  boolean allowsDictionary(int declaration) {
    boolean allowed = !plain && !untyped.contains(declaration);
    dictionaries |= allowed;
    return allowed;
  }

  /** Notes that an object cannot be held as a dictionary of one type. */
  void refuseDictionary(int declaration) {
    types.remove(declaration);
    changed |= untyped.add(declaration);
  }

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
      if (!changed && (plain || !dictionaries)) {
        throw e;
      }
      if (!changed) {
        // What a dictionary of one type cannot do, an object may be able to.
        plain = true;
        changed = true;
        types.clear();
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
