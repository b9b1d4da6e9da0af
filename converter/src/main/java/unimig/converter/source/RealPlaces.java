package unimig.converter.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.source.RealOrders.Named;
import unimig.converter.source.RealOrders.Ran;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Puts migrations in the order in which databases have run them. Those that ran nowhere keep the
 * order of their names, and follow all that their names come after; those that were released keep
 * theirs.
 */
final class RealPlaces {
  private final Map<Named, Slot> slots = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private RealPlaces(List<Slot> byName) {
    byName.forEach(slot -> slots.put(Named.of(slot.migration()), slot));
  }

  /**
   * @param byName all migrations in the order that their names and earlier versions give
   * @param found gets what the user should know
   */
  static List<Slot> order(List<Slot> byName, RealOrders orders, List<Diagnostic> found) {
    if (orders.databases().isEmpty()) {
      return byName;
    }
    RealPlaces places = new RealPlaces(byName);
    List<Slot> ordered = pinned(merged(byName, places.real(orders)));
    orders.databases().forEach(ran -> places.compare(ran, ordered));
    found.addAll(places.diagnostics);
    return ordered;
  }

  private List<Slot> slots(Ran ran) {
    return ran.migrations().stream()
        .distinct()
        .flatMap(named -> Optional.ofNullable(slots.get(named)).stream())
        .toList();
  }

  /** One order of all that ran anywhere. */
  private List<Slot> real(RealOrders orders) {
    List<Slot> all = new ArrayList<>();
    Optional<Ran> first = Optional.empty();
    for (Ran ran : orders.databases()) {
      first.ifPresent(deciding -> reportConflicts(deciding, ran));
      first = first.or(() -> Optional.of(ran));
      int after = -1;
      for (Slot slot : slots(ran)) {
        int known = all.indexOf(slot);
        if (known < 0) {
          after++;
          all.add(after, slot);
        } else {
          after = Math.max(after, known);
        }
      }
    }
    return all;
  }

  /** What ran in another order there, as far as both have it. */
  private void reportConflicts(Ran deciding, Ran other) {
    for (Pair pair : turned(slots(other), slots(deciding))) {
      warn(
          pair,
          "ORDER_CONFLICT",
          "%s ran after %s on %s, and before it on %s; %s decides"
              .formatted(pair.early(), pair.late(), deciding.name(), other.name(), deciding.name()),
          "see whether a proof says that their order does not matter");
    }
  }

  private static List<Slot> merged(List<Slot> byName, List<Slot> real) {
    Map<Slot, Integer> places = places(real);
    List<List<Slot>> behind = new ArrayList<>();
    for (int i = 0; i <= real.size(); i++) {
      behind.add(new ArrayList<>());
    }
    int last = 0;
    for (Slot slot : byName) {
      if (places.containsKey(slot)) {
        last = Math.max(last, places.getOrDefault(slot, 0) + 1);
      } else {
        behind.get(last).add(slot);
      }
    }
    List<Slot> merged = new ArrayList<>(behind.get(0));
    for (int i = 0; i < real.size(); i++) {
      merged.add(real.get(i));
      merged.addAll(behind.get(i + 1));
    }
    return merged;
  }

  /** Places that released migrations have got, given to these in the order of their versions. */
  private static List<Slot> pinned(List<Slot> slots) {
    List<Slot> pinned =
        slots.stream()
            .filter(slot -> slot.pin().isPresent())
            .sorted(Comparator.comparing(slot -> slot.pin().orElseThrow()))
            .toList();
    List<Slot> ordered = new ArrayList<>();
    int next = 0;
    for (Slot slot : slots) {
      ordered.add(slot.pin().isPresent() ? pinned.get(next++) : slot);
    }
    return ordered;
  }

  /** Where the names, or released versions, say otherwise than the database. */
  private void compare(Ran ran, List<Slot> ordered) {
    List<Slot> real = slots(ran);
    for (Pair pair : turned(real, List.copyOf(slots.values()))) {
      if (!isReleased(pair)) {
        warn(
            pair,
            "ORDER_FROM_HISTORY",
            "%s ran before %s on %s, though its name comes later"
                .formatted(pair.early(), pair.late(), ran.name()),
            "nothing, if that database is right; a proof tries both orders");
      }
    }
    for (Pair pair : turned(real, ordered)) {
      if (isReleased(pair)) {
        warn(
            pair,
            "ORDER_KEPT",
            "%s ran before %s on %s, but their versions were released the other way round"
                .formatted(pair.early(), pair.late(), ran.name()),
            "nothing, or convert into a new directory; what was released stays");
      }
    }
  }

  private static boolean isReleased(Pair pair) {
    return pair.first().pin().isPresent() && pair.second().pin().isPresent();
  }

  /** Neighbours of one order that stand the other way round in another one. */
  private static List<Pair> turned(List<Slot> order, List<Slot> other) {
    Map<Slot, Integer> places = places(other);
    List<Slot> common = order.stream().filter(places::containsKey).toList();
    List<Pair> turned = new ArrayList<>();
    for (int i = 1; i < common.size(); i++) {
      Slot first = common.get(i - 1);
      Slot second = common.get(i);
      if (places.getOrDefault(first, 0) > places.getOrDefault(second, 0)) {
        turned.add(new Pair(first, second));
      }
    }
    return turned;
  }

  private static Map<Slot, Integer> places(List<Slot> slots) {
    Map<Slot, Integer> places = new HashMap<>();
    slots.forEach(slot -> places.put(slot, places.size()));
    return places;
  }

  private void warn(Pair pair, String code, String message, String advice) {
    SourceSpan place = SourceSpan.startOf(pair.first().migration().path());
    diagnostics.add(Diagnostic.warning(place, code, message, advice));
  }

  /** In the order of a database. */
  private record Pair(Slot first, Slot second) {
    Named early() {
      return Named.of(first.migration());
    }

    Named late() {
      return Named.of(second.migration());
    }
  }
}
