package unimig.runner.catalog;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import unimig.runner.catalog.RowMatching.Pool;
import unimig.runner.catalog.Token.Label;

/**
 * Tells labels apart by where they occur: two have the same colour if they occur in the same
 * columns of rows that are alike, and so on for the labels beside them (colour refinement). Colours
 * are worked out alike on both sides, so a label and the one that stands for it have the same.
 */
final class Colours {
  private static final int MOST_ROUNDS = 8;

  private final Map<Side, Map<String, Long>> colours = new EnumMap<>(Side.class);
  private final Map<Side, Map<String, Integer>> rowsWith = new EnumMap<>(Side.class);

  Colours() {
    forget();
  }

  /** Makes all labels the same again. */
  void forget() {
    for (Side side : Side.values()) {
      colours.put(side, new HashMap<>());
      rowsWith.put(side, new HashMap<>());
    }
  }

  long of(Side side, Label label) {
    return map(colours, side).getOrDefault(label.value(), 0L);
  }

  /** Whether no label of the row that is still open was seen in another row. */
  boolean areAlone(Side side, Row row) {
    return row.labels().allMatch(label -> map(rowsWith, side).getOrDefault(label.value(), 1) == 1);
  }

  /** Works the colours out for the rows that are left, until no more labels are told apart. */
  void refine(SortedMap<TableName, Pool> pools, Correspondence correspondence) {
    forget();
    count(pools);
    int told = 1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<Side, Map<String, Long>> next = new EnumMap<>(Side.class);
      for (Side side : Side.values()) {
        next.put(side, recolour(side, pools, correspondence));
      }
      colours.putAll(next);
      int now = new HashSet<>(map(colours, Side.ORIGINAL).values()).size();
      if (now == told) {
        return;
      }
      told = now;
    }
  }

  private void count(SortedMap<TableName, Pool> pools) {
    for (Side side : Side.values()) {
      for (Pool pool : pools.values()) {
        for (Row row : pool.rows(side)) {
          Set<String> seen = new HashSet<>();
          row.labels().filter(label -> seen.add(label.value())).forEach(label -> add(side, label));
        }
      }
    }
  }

  private void add(Side side, Label label) {
    map(rowsWith, side).merge(label.value(), 1, Integer::sum);
  }

  private Map<String, Long> recolour(
      Side side, SortedMap<TableName, Pool> pools, Correspondence correspondence) {
    Map<String, Long> next = new HashMap<>();
    pools.forEach(
        (table, pool) -> {
          for (Row row : pool.rows(side)) {
            long where = hash(table + Signature.of(side, row, correspondence, this));
            int[] position = {0};
            row.labels()
                .forEach(label -> next.merge(label.value(), mix(where + position[0]++), Long::sum));
          }
        });
    return next;
  }

  private static <V> Map<String, V> map(Map<Side, Map<String, V>> maps, Side side) {
    return Objects.requireNonNull(maps.get(side));
  }

  private static long hash(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash ^ text.charAt(i));
    }
    return hash;
  }

  /** The finalizer of SplitMix64: spreads every bit over all. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
