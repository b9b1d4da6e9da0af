package unimig.converter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import unimig.converter.source.LegacyMigration.Script;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;
import unimig.runner.manifest.SetKind;

final class VersionAssignerTest {
  private static final int ROUNDS = 200;

  @Test
  void keepsStampsAndPadsDates() {
    Assignment result =
        assign(set("knex", "20240105093000_users.js", "20240106_posts.ts", "202401070800_tags.js"));
    assertEquals(
        List.of("V20240105093000__users", "V20240106000000__posts", "V20240107080000__tags"),
        classes(result));
    assertEquals(List.of(), Trees.codes(result.diagnostics()));
  }

  @Test
  void mergesSetsByStampAndCountsEqualOnes() {
    Assignment result =
        assign(
            set("a", "20240101000000_one.js", "20240301000000_three.js"),
            set("b", "20240101000000_uno.js", "20240201000000_dos.js", "20240301000000_tres.js"));
    assertEquals(
        List.of(
            "V20240101000000__one",
            "V20240101000000_1__uno",
            "V20240201000000__dos",
            "V20240301000000__three",
            "V20240301000000_1__tres"),
        classes(result));
    assertEquals(List.of(), Trees.codes(result.diagnostics()));
  }

  @Test
  void followsKnexOrderWhereNumbersAreNotPadded() {
    Assignment result = assign(set("knex", "10_b.js", "1_a.js", "2_c.js"));
    assertEquals(List.of("V10__b", "V10_1__a", "V10_2__c"), classes(result));
    assertEquals(
        List.of(
            "WARNING VERSION_NOT_INCREASING 1_a.js:1:1",
            "WARNING VERSION_NOT_INCREASING 2_c.js:1:1"),
        Trees.codes(result.diagnostics()));
  }

  @Test
  void allowsEqualVersionsWhereTheToolDoes() {
    Assignment knex = assign(set("knex", "001_a.js", "001_b.js", "002_c.js"));
    assertEquals(List.of("V1__a", "V1_1__b", "V2__c"), classes(knex));
    assertEquals(
        List.of("WARNING DUPLICATE_VERSION 001_b.js:1:1"), Trees.codes(knex.diagnostics()));

    Assignment flyway =
        assign(set("sql", SetKind.SQL, LegacyOrder.UNIQUE_VERSION, "V1__a.sql", "V1__b.sql"));
    assertEquals(
        List.of("ERROR DUPLICATE_VERSION V1__b.sql:1:1"), Trees.codes(flyway.diagnostics()));
  }

  @Test
  void putsPrereleasesBeforeTheirRelease() {
    Assignment result =
        assign(
            set(
                "knex",
                SetKind.KNEX,
                LegacyOrder.SEMANTIC_VERSION,
                "1.9.0.js",
                "2.0.0-beta.2.js",
                "2.0.0-rc.1.js",
                "2.0.0.js",
                "2.0.1-fix.js"));
    assertEquals(
        List.of(
            "V1_9_0__migration",
            "V2_0_0_1__beta_2",
            "V2_0_0_2__rc_1",
            "V2_0_0_3__migration",
            "V2_0_1__fix"),
        classes(result));
  }

  @Test
  void numbersNamesThatSayNothing() {
    Assignment result = assign(set("knex", "alpha.js", "beta.js"));
    assertEquals(List.of("V1__alpha", "V2__beta"), classes(result));
    assertEquals(
        List.of("WARNING UNVERSIONED_NAME alpha.js:1:1"), Trees.codes(result.diagnostics()));

    Assignment mixed = assign(set("knex", "20240101000000_a.js", "last.js"));
    assertEquals(List.of("V20240101000000__a", "V20240101000000_1__last"), classes(mixed));
    assertEquals(List.of("WARNING UNVERSIONED_NAME last.js:1:1"), Trees.codes(mixed.diagnostics()));
  }

  @Test
  void warnsOfNumbersAmongStamps() {
    Assignment result = assign(set("knex", "001_a.js", "20240101000000_b.js"));
    assertEquals(List.of("V1__a", "V20240101000000__b"), classes(result));
    assertEquals(List.of("WARNING MIXED_VERSIONS 001_a.js:1:1"), Trees.codes(result.diagnostics()));
  }

  @Test
  void givesNewFilesBetweenReleasedOnesAVersionThatFits() {
    SourceSet before = set("knex", "001_a.js", "001_c.js", "003_d.js");
    Manifest released = manifest(assign(before));
    SourceSet after =
        set("knex", "001_a.js", "001_b.js", "001_c.js", "002_new.js", "003_d.js", "004_e.js");
    Assignment result = VersionAssigner.assign(List.of(after), Optional.of(released));
    assertEquals(
        List.of("V1__a", "V1_0_1__b", "V1_1__c", "V2__new", "V3__d", "V4__e"), classes(result));
    assertEquals(
        List.of(
            "WARNING DUPLICATE_VERSION 001_b.js:1:1",
            "WARNING OUT_OF_ORDER 001_b.js:1:1",
            "WARNING OUT_OF_ORDER 002_new.js:1:1"),
        Trees.codes(result.diagnostics()));
  }

  @Test
  void neverGivesAVanishedVersionToAnother() {
    Manifest released = manifest(assign(set("knex", "001_a.js", "002_b.js", "003_c.js")));
    Assignment result =
        VersionAssigner.assign(
            List.of(set("knex", "001_a.js", "002_other.js", "003_c.js")), Optional.of(released));
    assertEquals(List.of("V1__a", "V1_1__other", "V3__c"), classes(result));
    assertEquals(List.of("002_b.js"), result.vanished().stream().map(Entry::legacyName).toList());
    assertEquals(
        List.of("WARNING VANISHED_MIGRATION 002_b.js:1:1", "WARNING OUT_OF_ORDER 002_other.js:1:1"),
        Trees.codes(result.diagnostics()));
  }

  @Test
  void knowsAScriptThatWasRewrittenInTypeScript() {
    Manifest released = manifest(assign(set("knex", "001_a.js", "002_b.js")));
    Assignment result =
        VersionAssigner.assign(List.of(set("knex", "001_a.ts", "002_b.ts")), Optional.of(released));
    assertEquals(List.of("V1__a", "V2__b"), classes(result));
    assertTrue(result.migrations().stream().allMatch(m -> m.released().isPresent()));
    assertEquals(List.of(), result.vanished());
  }

  @Test
  void keepsReleasedVersionsThoughTheOrderChanged() {
    Manifest released = manifest(assign(set("knex", "001_a.js", "002_b.js")));
    SourceSet listed =
        set("knex", SetKind.KNEX, LegacyOrder.LISTED, "002_b.js", "001_a.js", "003_c.js");
    Assignment result = VersionAssigner.assign(List.of(listed), Optional.of(released));
    assertEquals(List.of("V1__a", "V2__b", "V3__c"), classes(result));
    assertEquals(List.of("WARNING ORDER_CHANGED 001_a.js:1:1"), Trees.codes(result.diagnostics()));
  }

  @Test
  void saysWhereThereIsNoRoom() {
    Manifest released = manifest(assign(set("knex", "000_b.js")));
    Assignment result =
        VersionAssigner.assign(List.of(set("knex", "000_a.js", "000_b.js")), Optional.of(released));
    assertEquals(
        List.of("ERROR NO_ROOM_FOR_VERSION 000_a.js:1:1"), Trees.codes(result.diagnostics()));
  }

  @Test
  void flywaysOrderIsTheLegacyOrder() {
    Random random = new Random(20240105);
    for (int round = 0; round < ROUNDS; round++) {
      List<SourceSet> sets = randomSets(random);
      Assignment result = VersionAssigner.assign(sets, Optional.empty());
      assertSound(sets, result);
      assertMergedByStamp(sets, result);
    }
  }

  @Test
  void convertingAgainChangesNothing() {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      List<SourceSet> sets = randomSets(random);
      Assignment first = VersionAssigner.assign(sets, Optional.empty());
      Assignment again = VersionAssigner.assign(sets, Optional.of(manifest(first)));
      assertEquals(classes(first), classes(again));
      assertTrue(again.migrations().stream().allMatch(m -> m.released().isPresent()));
    }
  }

  @Test
  void whatIsReleasedStaysWhenFilesComeAndGo() {
    Random random = new Random(99);
    for (int round = 0; round < ROUNDS; round++) {
      List<SourceSet> all = randomSets(random);
      List<SourceSet> before = thinned(all, random);
      Manifest released = manifest(VersionAssigner.assign(before, Optional.empty()));
      List<SourceSet> after = thinned(all, random);
      Assignment result = VersionAssigner.assign(after, Optional.of(released));
      assertSound(after, result);
      Map<String, String> kept = new HashMap<>();
      released.entries().forEach(e -> kept.put(e.set() + "/" + e.legacyName(), e.version()));
      for (VersionedMigration m : result.migrations()) {
        String version = kept.remove(m.migration().set() + "/" + m.migration().legacyName());
        assertEquals(Optional.ofNullable(version), m.released().map(Entry::version));
        assertTrue(version == null || version.equals(m.version()));
        assertTrue(version != null || !taken(released, m.version()), m.version());
      }
      assertEquals(kept.size(), result.vanished().size());
    }
  }

  private static boolean taken(Manifest released, String version) {
    return released.entries().stream().anyMatch(e -> compare(e.version(), version) == 0);
  }

  /** Flyway sees every migration once, in an order that never contradicts a set's. */
  private static void assertSound(List<SourceSet> sets, Assignment result) {
    List<VersionedMigration> migrations = result.migrations();
    for (int i = 1; i < migrations.size(); i++) {
      String before = migrations.get(i - 1).version();
      String version = migrations.get(i).version();
      assertTrue(compare(before, version) < 0, before + " is not below " + version);
    }
    for (SourceSet set : sets) {
      assertEquals(
          set.migrations(),
          migrations.stream()
              .map(VersionedMigration::migration)
              .filter(m -> m.set().equals(set.name()))
              .toList());
    }
    Set<String> names = new HashSet<>();
    for (VersionedMigration m : migrations) {
      assertTrue(m.className().matches("V\\d+(_\\d+)*__[A-Za-z0-9][A-Za-z0-9_]*"), m.className());
      assertTrue(names.add(m.className().toLowerCase(Locale.ROOT)), m.className());
    }
  }

  /** Where every name of a set is above the one before, stamps decide between sets. */
  private static void assertMergedByStamp(List<SourceSet> sets, Assignment result) {
    Set<String> plain = new HashSet<>();
    for (SourceSet set : sets) {
      List<Version> wanted =
          WantedVersion.of(set).stream().flatMap(want -> want.version().stream()).toList();
      if (wanted.size() == set.migrations().size()
          && new TreeSet<>(wanted).size() == wanted.size()
          && new ArrayList<>(new TreeSet<>(wanted)).equals(wanted)) {
        plain.add(set.name());
      }
    }
    List<Version> merged =
        result.migrations().stream()
            .filter(m -> plain.contains(m.migration().set()))
            .flatMap(m -> LegacyName.parse(m.migration().stem()).version().stream())
            .toList();
    assertEquals(merged.stream().sorted().toList(), merged);
  }

  private static int compare(String one, String other) {
    return MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other));
  }

  private static List<SourceSet> randomSets(Random random) {
    List<SourceSet> sets = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Set<String> names = new TreeSet<>();
      int style = random.nextInt(5);
      for (int j = random.nextInt(12); j >= 0; j--) {
        names.add(randomName(random, style == 4 ? random.nextInt(4) : style) + ".js");
      }
      sets.add(set("set" + i, names.toArray(String[]::new)));
    }
    return sets;
  }

  private static String randomName(Random random, int style) {
    String word = Character.toString('a' + random.nextInt(26)) + random.nextInt(50);
    String day = "2024010" + (1 + random.nextInt(4));
    return switch (style) {
      case 0 -> day + "0" + random.nextInt(3) + "0000_" + word;
      case 1 -> day + "_" + word;
      case 2 -> (1 + random.nextInt(14)) + "_" + word;
      default -> random.nextInt(3) == 0 ? word : "00" + (1 + random.nextInt(8)) + "-" + word;
    };
  }

  /** The sets without some of their migrations. */
  private static List<SourceSet> thinned(List<SourceSet> sets, Random random) {
    List<SourceSet> thinned = new ArrayList<>();
    for (SourceSet set : sets) {
      String[] names =
          set.migrations().stream()
              .filter(m -> random.nextInt(3) > 0)
              .map(LegacyMigration::legacyName)
              .toArray(String[]::new);
      thinned.add(set(set.name(), names));
    }
    return thinned;
  }

  private static Assignment assign(SourceSet... sets) {
    return VersionAssigner.assign(List.of(sets), Optional.empty());
  }

  private static List<String> classes(Assignment result) {
    return result.migrations().stream().map(VersionedMigration::className).toList();
  }

  private static SourceSet set(String name, String... legacyNames) {
    return set(name, SetKind.KNEX, LegacyOrder.NAME, legacyNames);
  }

  private static SourceSet set(
      String name, SetKind kind, LegacyOrder order, String... legacyNames) {
    List<LegacyMigration> migrations =
        Stream.of(legacyNames)
            .map(
                file ->
                    new LegacyMigration(
                        name,
                        file,
                        file.substring(0, file.lastIndexOf('.')),
                        file,
                        "",
                        new Script("")))
            .toList();
    return new SourceSet(
        new LegacySet(name, kind, List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
        order,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        migrations);
  }

  private static Manifest manifest(Assignment result) {
    List<Entry> entries =
        result.migrations().stream()
            .map(
                m ->
                    new Entry(
                        m.migration().set(),
                        m.migration().legacyName(),
                        m.migration().path(),
                        m.migration().hash(),
                        m.version(),
                        m.description(),
                        Optional.empty(),
                        Optional.empty(),
                        Mode.RECORDED,
                        true,
                        true,
                        Optional.empty(),
                        Needs.NOTHING))
            .toList();
    return new Manifest(Collections.emptyList(), entries);
  }
}
