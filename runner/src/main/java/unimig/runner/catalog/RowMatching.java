package unimig.runner.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds which row of the original database is which of the converted one, over all tables at once.
 *
 * <p>A row's signature is its text with placeholders for what is volatile and not known yet. Rows
 * whose signature is the only one of its kind on both sides belong together; this tells what their
 * UUIDs stand for, which makes other signatures unique, and so on. Where rows stay alike, labels
 * are told apart by where they occur ({@link Colours}); rows that are alike even so are matched by
 * their times and in physical order, as two runs of a migration insert in the same order.
 */
final class RowMatching {
  /** Groups of alike rows up to this size are matched one row at a time, as each tells more. */
  private static final int SMALL = 64;

  private final Correspondence correspondence;
  private final VolatilePolicy policy;
  private final SortedMap<TableName, Pool> pools = new TreeMap<>();
  private final Colours colours = new Colours();

  /** Rows of one table that have no partner yet, and partners found not to agree. */
  record Pool(Set<Row> original, Set<Row> converted, List<Pair> rejected) {
    Set<Row> rows(Side side) {
      return side == Side.ORIGINAL ? original : converted;
    }
  }

  record Pair(Row original, Row converted) {}

  private record Group(Pool pool, List<Row> original, List<Row> converted) {
    int pairs() {
      return Math.min(original.size(), converted.size());
    }

    boolean isUnique() {
      return original.size() == 1 && converted.size() == 1;
    }

    boolean isBalanced() {
      return original.size() == converted.size();
    }
  }

  RowMatching(Correspondence correspondence, VolatilePolicy policy) {
    this.correspondence = correspondence;
    this.policy = policy;
  }

  void add(TableName table, List<Row> original, List<Row> converted) {
    pools.put(
        table,
        new Pool(new LinkedHashSet<>(original), new LinkedHashSet<>(converted), new ArrayList<>()));
  }

  /** What is left of each table: nothing, if the tables are equal. */
  SortedMap<TableName, Pool> run() {
    while (matchAll(Group::isUnique) || matchByColour()) {
      // each round tells more labels apart
    }
    colours.forget();
    while (matchAll(Group::isUnique) || matchOne(group -> true)) {
      // rows that really differ spoil the colours of those around them: match the rest without
    }
    return pools;
  }

  private boolean matchByColour() {
    colours.refine(pools, correspondence);
    return matchAll(Group::isUnique) || matchAll(this::isApart) || matchOne(Group::isBalanced);
  }

  private Collection<Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    pools.forEach(
        (table, pool) -> {
          for (Row row : pool.original()) {
            group(groups, table, pool, signature(Side.ORIGINAL, row)).original().add(row);
          }
          for (Row row : pool.converted()) {
            group(groups, table, pool, signature(Side.CONVERTED, row)).converted().add(row);
          }
        });
    groups.values().removeIf(group -> group.pairs() == 0);
    return groups.values();
  }

  private static Group group(
      Map<String, Group> groups, TableName table, Pool pool, String signature) {
    return groups.computeIfAbsent(
        table + signature, key -> new Group(pool, new ArrayList<>(), new ArrayList<>()));
  }

  private String signature(Side side, Row row) {
    return Signature.of(side, row, correspondence, colours);
  }

  private boolean matchAll(Predicate<Group> condition) {
    List<Group> matching = groups().stream().filter(condition).toList();
    matching.forEach(group -> match(group, group.pairs()));
    return !matching.isEmpty();
  }

  /**
   * Whether it does not matter which of these rows is which: no other row knows of their labels.
   */
  private boolean isApart(Group group) {
    return group.isBalanced()
        && group.original().stream().allMatch(row -> colours.areAlone(Side.ORIGINAL, row))
        && group.converted().stream().allMatch(row -> colours.areAlone(Side.CONVERTED, row));
  }

  private boolean matchOne(Predicate<Group> condition) {
    Optional<Group> first = groups().stream().filter(condition).findFirst();
    first.ifPresent(group -> match(group, group.pairs() > SMALL ? group.pairs() : 1));
    return first.isPresent();
  }

  private void match(Group group, int pairs) {
    List<Row> original = RowOrder.byTime(group.original());
    List<Row> converted = RowOrder.byTime(group.converted());
    for (int i = 0; i < pairs; i++) {
      Row a = original.get(i);
      Row b = converted.get(i);
      PairCheck check = PairCheck.of(a, b, correspondence, policy);
      if (check.wrongCells().isEmpty()) {
        check.bind();
      } else {
        group.pool().rejected().add(new Pair(a, b));
      }
      group.pool().original().remove(a);
      group.pool().converted().remove(b);
    }
  }
}
