package unimig.converter.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.source.RealOrders.Named;
import unimig.converter.source.RealOrders.Ran;

/**
 * An order of the same migrations that is not that of the converted set.
 *
 * @param name whose order it is, for people; several have commas between them
 * @param migrations all of the set, in the other order
 * @param turned neighbours in the other order that the converted set has the other way round
 */
public record OtherOrder(String name, List<VersionedMigration> migrations, List<Turned> turned) {
  /** Of the names alone, without any database. */
  public static final String NAMES = "the names";

  public OtherOrder {
    migrations = List.copyOf(migrations);
    turned = List.copyOf(turned);
  }

  /** Two migrations, by their legacy names, in the other order. */
  public record Turned(String first, String second) {}

  /**
   * The order of the names, and that of each database, as far as they differ from the converted
   * one, and from each other.
   *
   * @param converted in order of version
   */
  public static List<OtherOrder> of(
      List<SourceSet> sets, List<VersionedMigration> converted, RealOrders orders) {
    List<OtherOrder> others = new ArrayList<>();
    add(others, NAMES, order(sets, converted, RealOrders.NONE), converted);
    for (Ran ran : orders.databases()) {
      RealOrders alone = new RealOrders(List.of(ran), List.of());
      add(others, ran.name(), order(sets, converted, alone), converted);
    }
    return others;
  }

  /** As if nothing had been released. */
  private static List<VersionedMigration> order(
      List<SourceSet> sets, List<VersionedMigration> converted, RealOrders orders) {
    Map<Named, VersionedMigration> known = new HashMap<>();
    converted.forEach(each -> known.put(Named.of(each.migration()), each));
    return VersionAssigner.assign(sets, Optional.empty(), orders).migrations().stream()
        .flatMap(each -> Optional.ofNullable(known.get(Named.of(each.migration()))).stream())
        .toList();
  }

  private static void add(
      List<OtherOrder> others,
      String name,
      List<VersionedMigration> order,
      List<VersionedMigration> converted) {
    if (order.size() != converted.size() || order.equals(converted)) {
      return;
    }
    for (int i = 0; i < others.size(); i++) {
      OtherOrder other = others.get(i);
      if (other.migrations().equals(order)) {
        others.set(i, new OtherOrder(other.name() + ", " + name, order, other.turned()));
        return;
      }
    }
    others.add(new OtherOrder(name, order, turned(order, converted)));
  }

  private static List<Turned> turned(
      List<VersionedMigration> order, List<VersionedMigration> converted) {
    Map<VersionedMigration, Integer> places = new HashMap<>();
    converted.forEach(each -> places.put(each, places.size()));
    List<Turned> turned = new ArrayList<>();
    for (int i = 1; i < order.size(); i++) {
      VersionedMigration first = order.get(i - 1);
      VersionedMigration second = order.get(i);
      if (places.getOrDefault(first, 0) > places.getOrDefault(second, 0)) {
        turned.add(new Turned(first.migration().legacyName(), second.migration().legacyName()));
      }
    }
    return turned;
  }
}
