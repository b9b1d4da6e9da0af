package unimig.converter.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** In which order tables can be filled, so that what a row refers to is there before it. */
final class TableOrder {
  private final Map<TableId, TableSchema> left = new TreeMap<>();
  private final List<Group> groups = new ArrayList<>();

  /**
   * Tables to be filled together.
   *
   * @param tables one, or several that refer to each other in a ring
   * @param isRing whether each row must come with those that it refers to, in one statement
   * @param postponed keys that can be set only when all tables are filled
   */
  record Group(List<TableSchema> tables, boolean isRing, Map<TableId, List<ForeignKey>> postponed) {
    Group {
      tables = List.copyOf(tables);
      postponed = Map.copyOf(postponed);
    }
  }

  private TableOrder(Collection<TableSchema> tables) {
    tables.forEach(table -> left.put(table.id(), table));
  }

  /** Each of the tables in one group. */
  static List<Group> of(Collection<TableSchema> tables) {
    TableOrder order = new TableOrder(tables);
    while (!order.left.isEmpty()) {
      order.next();
    }
    return order.groups;
  }

  private void next() {
    Optional<TableSchema> ready = first(table -> waitsFor(table).isEmpty());
    Optional<TableSchema> breakable = ready.or(() -> first(this::isBreakable));
    if (breakable.isPresent()) {
      single(breakable.get());
      return;
    }
    List<TableSchema> ring = ring();
    ring.forEach(table -> left.remove(table.id()));
    groups.add(new Group(ring, true, Map.of()));
  }

  private Optional<TableSchema> first(Predicate<TableSchema> condition) {
    return left.values().stream().filter(condition).findFirst();
  }

  /** Keys to tables that are not filled yet, itself among them if it must refer to itself. */
  private List<ForeignKey> waitsFor(TableSchema table) {
    return table.foreignKeys().stream()
        .filter(key -> left.containsKey(key.target()))
        .filter(key -> !key.target().equals(table.id()) || !table.isOptional(key))
        .toList();
  }

  private boolean isBreakable(TableSchema table) {
    return waitsFor(table).stream().allMatch(table::isOptional);
  }

  private void single(TableSchema table) {
    List<ForeignKey> postponed = waitsFor(table);
    left.remove(table.id());
    groups.add(
        new Group(
            List.of(table), false, postponed.isEmpty() ? Map.of() : Map.of(table.id(), postponed)));
  }

  /** Tables that must refer to each other: the way along such keys until it comes back. */
  private List<TableSchema> ring() {
    LinkedHashMap<TableId, TableSchema> way = new LinkedHashMap<>();
    TableSchema at = left.values().iterator().next();
    while (!way.containsKey(at.id())) {
      way.put(at.id(), at);
      TableSchema from = at;
      ForeignKey required =
          waitsFor(from).stream().filter(key -> !from.isOptional(key)).findFirst().orElseThrow();
      at = Objects.requireNonNull(left.get(required.target()));
    }
    Set<TableSchema> ring = new LinkedHashSet<>(way.values());
    for (TableSchema before : way.values()) {
      if (before.id().equals(at.id())) {
        break;
      }
      ring.remove(before);
    }
    return List.copyOf(ring);
  }
}
