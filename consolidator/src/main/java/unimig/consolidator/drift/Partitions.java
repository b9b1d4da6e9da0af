package unimig.consolidator.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.catalog.Identity;

/** Partitions that a database has beside those that migrations made, of tables that they made. */
final class Partitions {
  private static final Pattern REFERENCES = Pattern.compile(" REFERENCES (.+?)\\(");

  private final Set<String> tables = new HashSet<>();
  private final SortedMap<String, Integer> counts = new TreeMap<>();

  private Partitions() {}

  static Partitions of(
      Map<Identity, SortedMap<String, String>> live,
      Map<Identity, SortedMap<String, String>> expected) {
    Partitions partitions = new Partitions();
    boolean found = true;
    // A partition may be divided itself.
    while (found) {
      found = false;
      for (Map.Entry<Identity, SortedMap<String, String>> each : live.entrySet()) {
        if (!expected.containsKey(each.getKey())) {
          found |= partitions.add(each.getKey().object(), each.getValue(), expected);
        }
      }
    }
    return partitions;
  }

  private boolean add(
      String table,
      SortedMap<String, String> attributes,
      Map<Identity, SortedMap<String, String>> expected) {
    Optional<String> parent =
        Optional.ofNullable(attributes.get("inherits"))
            .filter(names -> attributes.containsKey("partition bound"))
            .map(RegClass::table)
            .filter(name -> tables.contains(name) || expected.containsKey(new Identity(name, "")));
    if (parent.isEmpty() || !tables.add(table)) {
      return false;
    }
    counts.merge(parent.get(), 1, Integer::sum);
    return true;
  }

  /** Whether an object is one, is a part of one, or the copy of a foreign key that leads to one. */
  boolean cover(Identity identity, SortedMap<String, String> attributes) {
    if (tables.isEmpty() || tables.contains(identity.object())) {
      return !tables.isEmpty();
    }
    Matcher references = REFERENCES.matcher(attributes.getOrDefault("definition", ""));
    return identity.part().startsWith("constraint ")
        && references.find()
        && tables.contains(RegClass.table(references.group(1)));
  }

  List<Ignored> ignored() {
    return counts.entrySet().stream()
        .map(
            each ->
                new Ignored(
                    "%d partition%s of %s that no migration made"
                        .formatted(each.getValue(), each.getValue() == 1 ? "" : "s", each.getKey()),
                    "partitions come and go with the data"))
        .toList();
  }
}
