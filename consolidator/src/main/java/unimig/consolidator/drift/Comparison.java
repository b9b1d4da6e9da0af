package unimig.consolidator.drift;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.Identity;

/**
 * Compares one database with what is expected of it.
 *
 * <p>What a new database has from the start (itself, schema {@code public}) counts only as far as
 * migrations changed it. Schemas that no migration touches are not looked at, nor are partitions
 * that the database has beside those that migrations made, as they come and go with the data.
 */
final class Comparison {
  private static final String NOT_TOUCHED = "no migration touches it";

  private final Schema fresh;
  private final Schema live;

  /**
   * @param fresh a database before its first migration and before it was set up
   */
  Comparison(Schema fresh, Schema live) {
    this.fresh = fresh;
    this.live = live;
  }

  /**
   * @param differences with the database as the original; sorted
   * @param distance how many objects, parts and attributes differ, those of objects that are there
   *     on one side only included
   * @param ignored sorted
   */
  record Outcome(List<Difference> differences, int distance, List<Ignored> ignored) {}

  /**
   * @param touched schemas in which migrations made something, now or before, and those that
   *     unqualified names mean
   */
  Outcome with(Schema expected, Set<String> touched) {
    return new Run(expected, touched).outcome();
  }

  /** Schemas of the database that hold objects, or are there. */
  Set<String> schemas() {
    return live.schemas();
  }

  private final class Run {
    private final Schema expected;
    private final Set<String> touched;
    private final Map<Identity, SortedMap<String, String>> ours;
    private final Set<Ignored> ignored = new TreeSet<>();

    Run(Schema expected, Set<String> touched) {
      this.expected = expected;
      this.touched = touched;
      this.ours = new HashMap<>(live.objects());
    }

    Outcome outcome() {
      fresh.objects().keySet().forEach(this::takeWhatNobodyChanged);
      leaveOutDatabase();
      leaveOutSchemas();
      leaveOutPartitions();
      compareOrder();
      Set<Identity> different = different();
      List<Difference> all =
          snapshot(ours, different).differencesTo(snapshot(expected.objects(), different));
      Set<String> whole =
          all.stream()
              .filter(each -> each.part().isEmpty() && each.kind() != Difference.Kind.CHANGED)
              .map(Difference::object)
              .collect(Collectors.toSet());
      List<Difference> differences =
          all.stream().filter(each -> !goesWithTable(each, whole)).map(this::told).toList();
      return new Outcome(differences, distance(different), List.copyOf(ignored));
    }

    /** Mostly few of many. */
    private Set<Identity> different() {
      Set<Identity> different = new HashSet<>();
      ours.forEach(
          (identity, attributes) -> {
            if (!attributes.equals(expected.objects().get(identity))) {
              different.add(identity);
            }
          });
      expected.objects().keySet().stream()
          .filter(identity -> !ours.containsKey(identity))
          .forEach(different::add);
      return different;
    }

    private int distance(Set<Identity> different) {
      int distance = 0;
      for (Identity identity : different) {
        distance += ours.containsKey(identity) == expected.objects().containsKey(identity) ? 0 : 1;
        distance += changes(attributes(ours, identity), attributes(expected.objects(), identity));
      }
      return distance;
    }

    private void takeWhatNobodyChanged(Identity identity) {
      SortedMap<String, String> before = attributes(fresh.objects(), identity);
      SortedMap<String, String> after = attributes(expected.objects(), identity);
      if (!ours.containsKey(identity)) {
        if (after.equals(before)) {
          ours.put(identity, after);
          ignored.add(new Ignored(identity + " is missing", "no migration made it"));
        }
        return;
      }
      SortedMap<String, String> now = new TreeMap<>(attributes(ours, identity));
      ours.put(identity, now);
      Set<String> names = new TreeSet<>(now.keySet());
      names.addAll(after.keySet());
      for (String name : names) {
        boolean isUnchanged = value(before, name).equals(value(after, name));
        if (isUnchanged && !value(now, name).equals(value(after, name))) {
          // Who owns what a new database has is who made it.
          if (!name.equals("owner")) {
            ignored.add(new Ignored(identity + ": " + name, "no migration changes it"));
          }
          value(after, name).ifPresentOrElse(v -> now.put(name, v), () -> now.remove(name));
        }
      }
    }

    /** Settings and comments that the database got when it was made. */
    private void leaveOutDatabase() {
      for (Identity identity : onlyLive()) {
        if (identity.object().equals("database") && identity.isPart()) {
          ours.remove(identity);
          ignored.add(new Ignored(identity.toString(), "no migration changes it"));
        }
      }
    }

    private void leaveOutSchemas() {
      SortedMap<String, Set<String>> leftOut = new TreeMap<>();
      for (Identity identity : onlyLive()) {
        Optional<String> schema = Schema.schemaOf(identity).filter(s -> !touched.contains(s));
        if (schema.isPresent()) {
          Set<String> objects = leftOut.computeIfAbsent(schema.get(), s -> new HashSet<>());
          if (!identity.object().equals("schema \"" + schema.get() + '"')) {
            objects.add(identity.object());
          }
          ours.remove(identity);
        }
      }
      leftOut.forEach(
          (schema, objects) ->
              ignored.add(
                  new Ignored(
                      "schema \"%s\" with %s".formatted(schema, count(objects.size())),
                      NOT_TOUCHED)));
    }

    private static String count(int objects) {
      return objects == 1 ? "1 object" : objects + " objects";
    }

    private void leaveOutPartitions() {
      Partitions partitions = Partitions.of(ours, expected.objects());
      ours.entrySet()
          .removeIf(
              each ->
                  !expected.objects().containsKey(each.getKey())
                      && partitions.cover(each.getKey(), each.getValue()));
      ignored.addAll(partitions.ignored());
    }

    private void compareOrder() {
      live.columns()
          .forEach(
              (table, columns) -> {
                List<String> now = List.copyOf(columns.values());
                List<String> then =
                    List.copyOf(expected.columns().getOrDefault(table, new TreeMap<>()).values());
                if (!now.equals(then) && new HashSet<>(now).equals(new HashSet<>(then))) {
                  ignored.add(
                      new Ignored(
                          "order of the columns of " + table,
                          "it depends on the order in which migrations ran"));
                }
              });
    }

    private List<Identity> onlyLive() {
      return ours.keySet().stream()
          .filter(identity -> !expected.objects().containsKey(identity))
          .toList();
    }

    /**
     * Whether it is a sequence that comes and goes with the column of a table.
     *
     * @param whole objects of which there is nothing on one side
     */
    private boolean goesWithTable(Difference difference, Set<String> whole) {
      Identity identity = new Identity(difference.object(), difference.part());
      return whole.contains(difference.object())
          && value(attributes(ours, identity), "owned by")
              .or(() -> value(attributes(expected.objects(), identity), "owned by"))
              .filter(column -> whole.contains(RegClass.tableOfColumn(column)))
              .isPresent();
    }

    /** Of an object that is there as a whole or not at all, what it is; of secrets nothing. */
    private Difference told(Difference difference) {
      boolean isSecret = difference.part().startsWith("settings");
      Identity identity = new Identity(difference.object(), difference.part());
      return switch (difference.kind()) {
        case MISSING ->
            with(
                difference,
                isSecret ? Optional.empty() : content(ours, identity),
                Optional.empty());
        case EXTRA ->
            with(
                difference,
                Optional.empty(),
                isSecret ? Optional.empty() : content(expected.objects(), identity));
        case CHANGED ->
            isSecret
                ? with(
                    difference,
                    difference.original().map(value -> "(not shown)"),
                    difference.converted().map(value -> "(not shown)"))
                : difference;
      };
    }
  }

  private static int changes(Map<String, String> ours, Map<String, String> theirs) {
    if (ours.equals(theirs)) {
      return 0;
    }
    Set<String> names = new HashSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    return (int)
        names.stream().filter(name -> !value(ours, name).equals(value(theirs, name))).count();
  }

  private static Difference with(
      Difference difference, Optional<String> original, Optional<String> converted) {
    return new Difference(
        difference.area(),
        difference.kind(),
        difference.object(),
        difference.part(),
        difference.attribute(),
        original,
        converted,
        difference.spot());
  }

  private static CatalogSnapshot snapshot(
      Map<Identity, SortedMap<String, String>> objects, Set<Identity> chosen) {
    Map<Identity, SortedMap<String, String>> some = new HashMap<>();
    for (Identity identity : chosen) {
      Optional.ofNullable(objects.get(identity)).ifPresent(all -> some.put(identity, all));
    }
    return CatalogSnapshot.of(some);
  }

  private static Optional<String> content(
      Map<Identity, SortedMap<String, String>> objects, Identity identity) {
    SortedMap<String, String> attributes = attributes(objects, identity);
    return value(attributes, "definition")
        .or(() -> value(attributes, "type"))
        .or(() -> value(attributes, "labels"));
  }

  private static SortedMap<String, String> attributes(
      Map<Identity, SortedMap<String, String>> objects, Identity identity) {
    return Optional.ofNullable(objects.get(identity)).orElseGet(TreeMap::new);
  }

  private static Optional<String> value(Map<String, String> attributes, String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
