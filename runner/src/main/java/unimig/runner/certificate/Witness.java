package unimig.runner.certificate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the originals ran on besides.
 *
 * @param node its version
 * @param sets packages of each Knex set, such as {@code knex 3.1.0 and pg 8.16.3}, by its name
 */
public record Witness(String node, SortedMap<String, String> sets) {
  public Witness {
    sets = Collections.unmodifiableSortedMap(new TreeMap<>(sets));
  }
}
