package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.engine.AppliedVersions;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.Selection;
import unimig.runner.engine.SetMigration;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/**
 * In which order a scratch database gets what is applied to another, and what is pending there.
 *
 * <p>Migrations run in the order in which the other database had them, of which every ascending
 * stretch is one run. If files of the oldest are gone, the baseline script that stands for them is
 * run instead.
 */
final class Course {
  private final Map<MigrationVersion, SetMigration> known;
  private final Optional<SetMigration> start;
  private final List<SetMigration> applied;
  private final List<SetMigration> pending;
  private final AppliedVersions asked;
  private final Optional<Manifest> manifest;

  private Course(
      Map<MigrationVersion, SetMigration> known,
      Optional<SetMigration> start,
      List<SetMigration> applied,
      List<SetMigration> pending,
      AppliedVersions asked,
      Optional<Manifest> manifest) {
    this.known = known;
    this.start = start;
    this.applied = applied;
    this.pending = pending;
    this.asked = asked;
    this.manifest = manifest;
  }

  /**
   * @param set what there is to run
   * @throws RunFailedException with {@code UNKNOWN_VERSION} for each applied version that is not
   *     there to be run
   */
  static Course of(List<SetMigration> set, Optional<Manifest> manifest, AppliedVersions asked) {
    Map<MigrationVersion, SetMigration> known =
        set.stream()
            .filter(each -> !each.baseline())
            .collect(Collectors.toMap(Course::version, Function.identity()));
    List<MigrationVersion> versions =
        asked.versions().stream().map(MigrationVersion::fromVersion).distinct().toList();
    List<MigrationVersion> gone = versions.stream().filter(v -> !known.containsKey(v)).toList();
    Optional<SetMigration> start = start(set, known, versions, gone);
    Optional<MigrationVersion> floor = start.map(Course::version);
    List<SetMigration> applied =
        versions.stream().filter(v -> isAbove(v, floor)).map(known::get).toList();
    List<SetMigration> pending =
        set.stream()
            .filter(each -> !each.baseline() && isAbove(version(each), floor))
            .filter(each -> !applied.contains(each))
            .toList();
    return new Course(known, start, applied, pending, asked, manifest);
  }

  /** The highest baseline script below which nothing is missing, if one is needed. */
  private static Optional<SetMigration> start(
      List<SetMigration> set,
      Map<MigrationVersion, SetMigration> known,
      List<MigrationVersion> versions,
      List<MigrationVersion> gone) {
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    MigrationVersion newestGone = gone.stream().max(Comparator.naturalOrder()).orElseThrow();
    return set.stream()
        .filter(each -> each.baseline() && version(each).compareTo(newestGone) >= 0)
        .filter(
            each ->
                known.keySet().stream()
                    .filter(v -> v.compareTo(version(each)) <= 0)
                    .allMatch(versions::contains))
        .findFirst()
        .or(
            () -> {
              throw RunFailedException.of(gone.stream().map(Course::unknown).toList());
            });
  }

  private static Failure unknown(MigrationVersion version) {
    return Failure.of(
        FailureCode.UNKNOWN_VERSION,
        "version \"%s\" is applied, but the set has it not".formatted(version),
        "name the set that the database was migrated with, or restore the file");
  }

  private static boolean isAbove(MigrationVersion version, Optional<MigrationVersion> floor) {
    return floor.filter(point -> version.compareTo(point) <= 0).isEmpty();
  }

  private static MigrationVersion version(SetMigration migration) {
    return MigrationVersion.fromVersion(migration.version());
  }

  /** What an engine must see for each run; the last one has the repeatable migrations. */
  List<Selection> runs() {
    List<Selection> runs = new ArrayList<>();
    Set<String> versions = new HashSet<>();
    for (int i = 0; i < applied.size(); i++) {
      versions.add(applied.get(i).version());
      boolean goesOn =
          i + 1 < applied.size()
              && version(applied.get(i)).compareTo(version(applied.get(i + 1))) < 0;
      if (!goesOn && i + 1 < applied.size()) {
        runs.add(selection(versions, Set.of()));
      }
    }
    runs.add(selection(versions, Set.copyOf(asked.repeatables())));
    return runs;
  }

  /** After {@link #runs}: all that is pending, without repeatable migrations. */
  Selection rest() {
    Set<String> versions = new HashSet<>();
    applied.forEach(each -> versions.add(each.version()));
    pending.forEach(each -> versions.add(each.version()));
    return selection(versions, Set.copyOf(asked.repeatables()));
  }

  private Selection selection(Set<String> versions, Set<String> repeatables) {
    return new Selection(versions, repeatables, start.map(SetMigration::version));
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Names of those that run and may change what the server has only once. */
  List<String> reachingServer() {
    List<SetMigration> all = new ArrayList<>(start.stream().toList());
    all.addAll(applied);
    all.addAll(pending);
    return all.stream().filter(SetMigration::reachesServer).map(SetMigration::name).toList();
  }

  /** What is applied, as places. */
  List<Step> applied() {
    List<Step> steps = new ArrayList<>();
    asked.versions().forEach(version -> steps.add(step(Optional.of(version), version)));
    asked.repeatables().forEach(name -> steps.add(step(Optional.empty(), name)));
    return steps;
  }

  /**
   * @param description taken where neither manifest nor set knows a name
   */
  Step step(Optional<String> version, String description) {
    Optional<MigrationVersion> parsed = version.map(MigrationVersion::fromVersion);
    return new Step(
        version,
        parsed
            .flatMap(this::legacyName)
            .or(
                () ->
                    parsed.flatMap(v -> Optional.ofNullable(known.get(v))).map(SetMigration::name))
            .orElse(description));
  }

  private Optional<String> legacyName(MigrationVersion version) {
    return manifest.stream()
        .flatMap(m -> m.entries().stream())
        .filter(entry -> MigrationVersion.fromVersion(entry.version()).equals(version))
        .map(Entry::legacyName)
        .findFirst();
  }
}
