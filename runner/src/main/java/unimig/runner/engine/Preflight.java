package unimig.runner.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.api.BridgedMigration;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** All reasons not to begin, found before anything is touched. */
final class Preflight {
  private final Optional<Manifest> manifest;
  private final List<LocalMigration> local;
  private final AppliedHistory applied;
  private final Optional<MigrationVersion> target;

  Preflight(
      Optional<Manifest> manifest,
      List<LocalMigration> local,
      AppliedHistory applied,
      Optional<MigrationVersion> target) {
    this.manifest = manifest;
    this.local = local;
    this.applied = applied;
    this.target = target;
  }

  /** In order of version within each kind of finding. */
  List<Failure> findings(Map<String, String> environment) {
    List<Failure> findings = new ArrayList<>(unknownTarget());
    findings.addAll(changedKinds());
    findings.addAll(holes());
    findings.addAll(belowBaseline());
    findings.addAll(unbridged());
    findings.addAll(missingEnvironment(environment));
    return findings;
  }

  /** Whether all that is applied without a file is covered by a baseline migration. */
  boolean isArchived() {
    return floor()
        .filter(
            point ->
                applied.versions().stream()
                    .allMatch(version -> isLocal(version) || version.compareTo(point) <= 0))
        .isPresent();
  }

  private List<Failure> unknownTarget() {
    return target
        .filter(version -> local.stream().noneMatch(m -> m.version().equals(version)))
        .filter(version -> applied.row(version).isEmpty())
        .map(
            version ->
                Failure.of(
                    FailureCode.UNKNOWN_VERSION,
                    "target version \"" + version + "\" is not in the set",
                    "see the versions with: unimig info"))
        .stream()
        .toList();
  }

  private List<Failure> changedKinds() {
    List<Failure> findings = new ArrayList<>();
    for (LocalMigration migration : sorted(local)) {
      applied
          .row(migration.version())
          .filter(row -> !migration.baseline() && isOtherKind(row.type(), migration.kind()))
          .ifPresent(row -> findings.add(changedKind(migration, row)));
    }
    return findings;
  }

  private static boolean isOtherKind(String applied, String local) {
    return (applied.equals("SQL") || applied.equals("JDBC")) && !applied.equals(local);
  }

  private static Failure changedKind(LocalMigration migration, HistoryRow row) {
    return Failure.of(
            FailureCode.KIND_CHANGED,
            "version \"%s\" was applied as %s \"%s\" and is now %s; Flyway would run it again"
                .formatted(migration.version(), row.type(), row.script(), migration.kind()),
            "restore the migration in its former kind")
        .inMigration(migration.name());
  }

  /** Entries of the manifest that are neither here nor in the database. */
  private List<Failure> holes() {
    List<Failure> findings = new ArrayList<>();
    for (Entry entry : manifest.map(Manifest::entries).orElse(List.of())) {
      MigrationVersion version = MigrationVersion.fromVersion(entry.version());
      if (isWithinTarget(version) && !isLocal(version) && !isCovered(version)) {
        findings.add(hole(entry));
      }
    }
    return findings;
  }

  private Failure hole(Entry entry) {
    String name = entry.artifact().orElse(entry.legacyName());
    if (applied.newest().isPresent()) {
      return Failure.of(
              FailureCode.BELOW_CONSOLIDATION_POINT,
              "the database has not had \"%s\", whose file is gone".formatted(name),
              "restore the archived files and migrate, then archive them again")
          .inMigration(name);
    }
    return Failure.of(
            FailureCode.SET_INCOMPLETE,
            "\"%s\" of the manifest is missing".formatted(name),
            "restore the file, or convert and build again")
        .inMigration(name);
  }

  /** The same for sets without a manifest: B2 and V3 alone would silently skip version 2. */
  private List<Failure> belowBaseline() {
    Optional<MigrationVersion> newest = applied.newestVersion();
    Optional<MigrationVersion> floor = floor();
    if (newest.isEmpty() || floor.isEmpty() || isLocal(floor.get())) {
      return List.of();
    }
    if (newest.get().compareTo(floor.get()) >= 0) {
      return List.of();
    }
    return List.of(
        Failure.of(
            FailureCode.BELOW_CONSOLIDATION_POINT,
            "the database is at version \"%s\", below the consolidation point \"%s\""
                .formatted(newest.get(), floor.get()),
            "restore the archived files and migrate, then archive them again"));
  }

  /**
   * Migrations that are new, and older than the newest applied one: where databases were adopted
   * only legacy migrations may be late.
   */
  List<Failure> lateNewcomers() {
    Optional<MigrationVersion> newest = applied.newestVersion();
    return pending().stream()
        .filter(migration -> newest.filter(v -> v.compareTo(migration.version()) > 0).isPresent())
        .filter(migration -> entry(migration.version()).isEmpty())
        .map(migration -> late(migration, newest.orElseThrow()))
        .toList();
  }

  private static Failure late(LocalMigration migration, MigrationVersion newest) {
    return Failure.of(
            FailureCode.OUT_OF_ORDER,
            "\"%s\" is older than version \"%s\", which is applied"
                .formatted(migration.name(), newest),
            "give it a newer version, or apply it with --out-of-order")
        .inMigration(migration.name());
  }

  private List<Failure> unbridged() {
    List<Failure> findings = new ArrayList<>();
    for (LocalMigration migration : pending()) {
      if (migration.java().filter(BridgedMigration.class::isInstance).isPresent()
          && !BridgedMigration.hasHost()) {
        findings.add(
            Failure.of(
                    FailureCode.NO_SCRIPT_HOST,
                    "\"" + migration.name() + "\" runs its original script",
                    "run it with the full tool, unimig.jar")
                .inMigration(migration.name()));
      }
    }
    return findings;
  }

  private List<Failure> missingEnvironment(Map<String, String> environment) {
    TreeSet<String> names = new TreeSet<>();
    for (LocalMigration migration : pending()) {
      entry(migration.version()).ifPresent(entry -> names.addAll(entry.needs().environment()));
    }
    names.removeAll(environment.keySet());
    return names.stream().map(Preflight::missingVariable).toList();
  }

  /** What stands in the way of running one applied migration again, in either direction. */
  static List<Failure> unrunnable(EngineSettings settings, LocalMigration migration) {
    Preflight alone =
        new Preflight(
            settings.set().manifest(),
            List.of(migration),
            new AppliedHistory(Optional.empty()),
            Optional.empty());
    List<Failure> findings = new ArrayList<>(alone.unbridged());
    findings.addAll(alone.missingEnvironment(settings.environment()));
    return findings;
  }

  private static Failure missingVariable(String name) {
    return Failure.of(
        FailureCode.MISSING_ENVIRONMENT,
        "environment variable \"" + name + "\" is not set",
        "set it as the legacy migrations expect it");
  }

  /** What migrate would run, in order; a fresh database begins at its highest baseline. */
  List<LocalMigration> pending() {
    return sorted(local).stream().filter(this::isPending).toList();
  }

  private boolean isPending(LocalMigration migration) {
    boolean covered = isCovered(migration.version());
    if (migration.baseline()) {
      return applied.newest().isEmpty() && floor().equals(Optional.of(migration.version()));
    }
    return isWithinTarget(migration.version()) && !covered;
  }

  private boolean isCovered(MigrationVersion version) {
    return applied.covers(version)
        || (applied.newest().isEmpty()
            && floor().filter(point -> point.compareTo(version) >= 0).isPresent());
  }

  private boolean isLocal(MigrationVersion version) {
    return local.stream().anyMatch(m -> !m.baseline() && m.version().equals(version));
  }

  private boolean isWithinTarget(MigrationVersion version) {
    return target.filter(last -> version.compareTo(last) > 0).isEmpty();
  }

  /** The highest baseline migration. */
  private Optional<MigrationVersion> floor() {
    return local.stream()
        .filter(LocalMigration::baseline)
        .map(LocalMigration::version)
        .filter(this::isWithinTarget)
        .max(Comparator.naturalOrder());
  }

  private Optional<Entry> entry(MigrationVersion version) {
    return manifest.flatMap(m -> ManifestIndex.find(m, version));
  }

  private static List<LocalMigration> sorted(List<LocalMigration> migrations) {
    return migrations.stream().sorted(Comparator.comparing(LocalMigration::version)).toList();
  }
}
