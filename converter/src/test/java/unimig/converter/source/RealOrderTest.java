package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import unimig.converter.source.LegacyMigration.Script;
import unimig.converter.source.RealOrders.Named;
import unimig.converter.source.RealOrders.Ran;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;
import unimig.runner.manifest.SetKind;

/** Versions where databases tell in which order migrations ran. */
final class RealOrderTest {
  private static final int ROUNDS = 300;

  private static final SourceSet A = set("a", "20240101_a1.js", "20240103_a3.js", "20240105_a5.js");
  private static final SourceSet B = set("b", "20240102_b2.js", "20240104_b4.js");

  @Test
  void theRealOrderComesBeforeTheNames() {
    Assignment result = assign(List.of(), ran("production", "a1", "a3", "b2", "a5", "b4"));
    assertEquals(List.of("a1", "a3", "b2", "a5", "b4"), names(result));
    assertEquals(
        List.of(
            "20240101000000",
            "20240103000000",
            "20240103000000.1",
            "20240105000000",
            "20240105000000.1"),
        versions(result));
    assertEquals(
        List.of(
            "WARNING ORDER_FROM_HISTORY 20240103_a3.js:1:1",
            "WARNING ORDER_FROM_HISTORY 20240105_a5.js:1:1"),
        Trees.codes(result.diagnostics()));
  }

  @Test
  void anOrderLikeThatOfTheNamesChangesNothing() {
    Assignment result = assign(List.of(), ran("production", "a1", "b2", "a3", "b4", "a5"));
    assertEquals(VersionAssigner.assign(List.of(A, B), Optional.empty()), result);
  }

  @Test
  void withinASetTheDatabaseIsRightToo() {
    Assignment result = assign(List.of(), ran("production", "a3", "a1"));
    assertEquals(List.of("a3", "a1", "b2", "b4", "a5"), names(result));
  }

  @Test
  void whatRanNowhereFollowsAllThatItsNameComesAfter() {
    Assignment result = assign(List.of(), ran("production", "b4", "a1"));
    assertEquals(List.of("b4", "a1", "b2", "a3", "a5"), names(result));
    result = assign(List.of(), ran("production", "a5", "b4"));
    assertEquals(List.of("a1", "b2", "a3", "a5", "b4"), names(result));
  }

  @Test
  void theFirstDatabaseDecides() {
    Assignment result =
        assign(
            List.of(),
            ran("production", "a1", "a3", "b2"),
            ran("staging", "a1", "b2", "b4", "a3", "a5"));
    assertEquals(List.of("a1", "a3", "b2", "b4", "a5"), names(result));
    assertEquals(
        List.of(
            "20240102_b2.js: \"20240102_b2.js\" ran after \"20240103_a3.js\" on production, and"
                + " before it on staging; production decides"),
        messages(result, "ORDER_CONFLICT"));
  }

  @Test
  void whatWasReleasedStays() {
    Assignment names = VersionAssigner.assign(List.of(A, B), Optional.empty());
    Assignment again = assign(entries(names), ran("production", "a3", "b2", "a1"));
    assertEquals(versions(names), versions(again));
    assertEquals(names(names), names(again));
    assertEquals(2, messages(again, "ORDER_KEPT").size());
    assertEquals(List.of(), messages(again, "ORDER_FROM_HISTORY"));

    Assignment real = assign(List.of(), ran("production", "a3", "b2", "a1"));
    assertEquals(
        names(real), names(VersionAssigner.assign(List.of(A, B), Optional.of(manifest(real)))));
  }

  @Test
  void newOnesComeBetweenReleasedOnes() {
    List<Entry> some =
        entries(assign(List.of(), ran("production", "a3", "a1"))).stream()
            .filter(entry -> !entry.legacyName().contains("b"))
            .toList();
    Assignment result = assign(some, ran("production", "a3", "b4", "a1", "b2"));
    assertEquals(List.of("a3", "b4", "a1", "b2", "a5"), names(result));
  }

  @Test
  void otherOrdersAreThoseOfTheNamesAndOfTheOtherDatabases() {
    Ran production = ran("production", "a1", "a3", "b2");
    Ran staging = ran("staging", "b2", "a1");
    Ran alike = ran("alike", "a1", "b2", "a3");
    Assignment result = assign(List.of(), production, staging, alike);
    List<OtherOrder> others =
        OtherOrder.of(
            List.of(A, B),
            result.migrations(),
            new RealOrders(List.of(production, staging, alike), List.of()));
    assertEquals(
        List.of(
            "the names, alike [Turned[first=20240102_b2.js, second=20240103_a3.js]]",
            "staging [Turned[first=20240102_b2.js, second=20240101_a1.js]]"),
        others.stream().map(each -> each.name() + " " + each.turned()).toList());
    assertEquals(
        List.of(),
        OtherOrder.of(
            List.of(A, B),
            VersionAssigner.assign(List.of(A, B), Optional.empty()).migrations(),
            RealOrders.NONE));
  }

  @Test
  void namesThatAreNotThereAreNoMatter() {
    assertEquals(
        List.of("a1", "b2", "a3", "b4", "a5"), names(assign(List.of(), ran("production", "z9"))));
  }

  /**
   * Whatever ran where: versions rise, the first database's order is kept, a second run is equal.
   */
  @Test
  void holdsForAnyOrder() {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Ran first = random(random, "one");
      Ran second = random(random, "two");
      Assignment result = assign(List.of(), first, second);
      List<MigrationVersion> versions =
          versions(result).stream().map(MigrationVersion::fromVersion).toList();
      assertEquals(versions.stream().sorted().distinct().toList(), versions);
      assertEquals(5, versions.size());
      List<String> kept = new ArrayList<>(names(result));
      List<String> wanted =
          first.migrations().stream().map(n -> n.name().substring(9, 11)).toList();
      kept.retainAll(wanted);
      assertEquals(wanted, kept);
      assertEquals(
          versions(result), versions(assign(entries(result), second, first)), "released stays");
    }
  }

  private static Ran random(Random random, String name) {
    List<String> all = new ArrayList<>(List.of("a1", "a3", "a5", "b2", "b4"));
    Collections.shuffle(all, random);
    return ran(name, all.subList(0, random.nextInt(6)).toArray(new String[0]));
  }

  private static Ran ran(String name, String... migrations) {
    Map<String, String> files =
        Map.of(
            "a1",
            "20240101_a1.js",
            "b2",
            "20240102_b2.js",
            "a3",
            "20240103_a3.js",
            "b4",
            "20240104_b4.js",
            "a5",
            "20240105_a5.js");
    return new Ran(
        name,
        Stream.of(migrations)
            .map(each -> new Named(each.substring(0, 1), files.getOrDefault(each, each)))
            .toList());
  }

  private static Assignment assign(List<Entry> released, Ran... databases) {
    return VersionAssigner.assign(
        List.of(A, B),
        Optional.of(new Manifest(List.of(), released)),
        new RealOrders(List.of(databases), List.of()));
  }

  private static Manifest manifest(Assignment assignment) {
    return new Manifest(List.of(), entries(assignment));
  }

  private static List<Entry> entries(Assignment assignment) {
    return assignment.migrations().stream()
        .map(
            each ->
                new Entry(
                    each.migration().set(),
                    each.migration().legacyName(),
                    each.migration().path(),
                    each.migration().hash(),
                    each.version(),
                    each.description(),
                    Optional.empty(),
                    Optional.empty(),
                    Mode.RECORDED,
                    true,
                    true,
                    Optional.empty(),
                    Needs.NOTHING))
        .toList();
  }

  private static List<String> names(Assignment result) {
    return result.migrations().stream().map(m -> m.migration().stem().substring(9)).toList();
  }

  private static List<String> versions(Assignment result) {
    return result.migrations().stream().map(VersionedMigration::version).toList();
  }

  private static List<String> messages(Assignment result, String code) {
    return result.diagnostics().stream()
        .filter(each -> each.code().equals(code))
        .map(each -> each.place().file() + ": " + each.message())
        .toList();
  }

  private static SourceSet set(String name, String... files) {
    return new SourceSet(
        new LegacySet(
            name,
            SetKind.KNEX,
            List.of(name),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        LegacyOrder.NAME,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(files)
            .map(
                file ->
                    new LegacyMigration(
                        name, file, file.replace(".js", ""), file, file, new Script("")))
            .toList());
  }
}
