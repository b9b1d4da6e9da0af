package unimig.consolidator.drift;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.Identity;

/** Which step made, changed or dropped each thing last, and which values it had before. */
final class Provenance {
  private final Map<Identity, Integer> presence = new HashMap<>();
  private final Map<Place, Integer> changes = new HashMap<>();
  private final Map<Place, Set<Optional<String>>> former = new HashMap<>();
  private final Map<Place, Map<Optional<String>, Integer>> values = new HashMap<>();

  /** An attribute of an object. */
  private record Place(Identity identity, String attribute) {}

  /** Takes note of what a step did. */
  void step(int step, Schema before, Schema after) {
    Map<Identity, SortedMap<String, String>> then = before.objects();
    Map<Identity, SortedMap<String, String>> now = after.objects();
    for (Identity identity : now.keySet()) {
      if (!then.containsKey(identity)) {
        if (presence.put(identity, step) != null) {
          changes.keySet().removeIf(place -> place.identity().equals(identity));
        }
      } else {
        attributes(step, identity, of(then, identity), of(now, identity));
      }
    }
    for (Identity identity : then.keySet()) {
      if (!now.containsKey(identity)) {
        presence.put(identity, step);
      }
    }
  }

  private void attributes(
      int step,
      Identity identity,
      SortedMap<String, String> before,
      SortedMap<String, String> after) {
    if (before.equals(after)) {
      return;
    }
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> value = Optional.ofNullable(after.get(name));
      if (!old.equals(value)) {
        Place place = new Place(identity, name);
        changes.put(place, step);
        values.computeIfAbsent(place, p -> new HashMap<>()).putIfAbsent(value, step);
        former.computeIfAbsent(place, p -> new HashSet<>()).add(old);
      }
    }
  }

  /**
   * The step whose work is not in the database; empty if no step had to do with it, as with a
   * comment on a table to which none gave one.
   */
  OptionalInt of(Difference difference) {
    Identity identity = new Identity(difference.object(), difference.part());
    Integer changed = changes.get(new Place(identity, difference.attribute()));
    if (changed != null) {
      return OptionalInt.of(changed);
    }
    boolean isAddition =
        difference.kind() == Difference.Kind.CHANGED && difference.converted().isEmpty();
    Integer made = presence.get(identity);
    return made == null || isAddition ? OptionalInt.empty() : OptionalInt.of(made);
  }

  /** Whether the database has what was there before a step changed it. */
  boolean wasSo(Difference difference) {
    Identity identity = new Identity(difference.object(), difference.part());
    Place place = new Place(identity, difference.attribute());
    return switch (difference.kind()) {
      case MISSING -> presence.containsKey(identity);
      case EXTRA -> true;
      case CHANGED ->
          Optional.ofNullable(former.get(place))
              .filter(values -> values.contains(difference.original()))
              .isPresent();
    };
  }

  /** The step that makes what the database has, where the converted has it not. */
  OptionalInt making(Difference difference) {
    Identity identity = new Identity(difference.object(), difference.part());
    Place place = new Place(identity, difference.attribute());
    Optional<Integer> step =
        switch (difference.kind()) {
          case MISSING -> Optional.ofNullable(presence.get(identity));
          case EXTRA -> Optional.empty();
          case CHANGED ->
              Optional.ofNullable(values.get(place))
                  .flatMap(known -> Optional.ofNullable(known.get(difference.original())));
        };
    return step.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static SortedMap<String, String> of(
      Map<Identity, SortedMap<String, String>> objects, Identity identity) {
    return Optional.ofNullable(objects.get(identity)).orElseGet(TreeMap::new);
  }
}
