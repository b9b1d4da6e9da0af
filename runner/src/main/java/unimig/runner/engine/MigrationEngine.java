package unimig.runner.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.ValidateResult;
import unimig.runner.manifest.Manifest;

/**
 * Runs one converted set against one database, as often as wanted: classes are loaded once. Not for
 * use by several threads; several engines, in one process or many, exclude each other by Flyway's
 * lock.
 *
 * <p>Every method throws {@link RunFailedException}; nothing has been touched where its codes are
 * of the category {@code REFUSED} or {@code BAD_INPUT}.
 */
public final class MigrationEngine implements AutoCloseable {
  private static final long NANOSECONDS = 1_000_000;

  private final EngineSettings settings;
  private final JavaMigrations java;
  private final List<LocalMigration> local;
  private final Optional<Manifest> manifest;
  private final FlywaySetup setup;
  private final FailureReader failures;
  private final DatabaseState state;

  private MigrationEngine(
      EngineSettings settings, JavaMigrations allJava, Optional<Selection> selection) {
    this.settings = settings;
    List<LocalMigration> all = LocalMigration.all(settings.set().sql(), allJava.all());
    this.local = selection.map(chosen -> chosen.of(all)).orElse(all);
    this.java =
        selection.map(chosen -> allJava.only(chosen.java(allJava.all(), local))).orElse(allJava);
    this.manifest =
        settings.set().manifest().map(m -> selection.map(chosen -> chosen.of(m)).orElse(m));
    this.setup =
        new FlywaySetup(
            settings,
            java,
            flyway ->
                selection
                    .map(chosen -> flyway.resourceProvider(chosen.scripts(flyway, local)))
                    .orElse(flyway));
    this.failures = new FailureReader(manifest);
    this.state = new DatabaseState(settings);
  }

  /** Loads the classes of the set; the files of the set must not change while the engine lives. */
  public static MigrationEngine open(EngineSettings settings) {
    return open(settings, Optional.empty());
  }

  /** The same for a part of the set, as if there were no more. */
  public static MigrationEngine open(EngineSettings settings, Selection selection) {
    return open(settings, Optional.of(selection));
  }

  private static MigrationEngine open(EngineSettings settings, Optional<Selection> selection) {
    settings.set().sql().ifPresent(directory -> refuse(FileNames.findings(directory)));
    return new MigrationEngine(
        settings, JavaMigrations.load(settings.set().classes(), settings.environment()), selection);
  }

  /** The versioned migrations that are there to be run, in order of version. */
  public List<SetMigration> migrations() {
    return local.stream()
        .sorted(Comparator.comparing(LocalMigration::version))
        .map(SetMigration::of)
        .toList();
  }

  /** What the history says; needs {@code SELECT} on its table only. */
  public AppliedVersions applied() {
    AppliedHistory history = state.history();
    List<MigrationVersion> ran = history.inOrderOfRank();
    Set<MigrationVersion> versions = new LinkedHashSet<>();
    Stream.concat(
            local.stream().map(LocalMigration::version),
            manifest.stream()
                .flatMap(m -> m.entries().stream())
                .map(entry -> MigrationVersion.fromVersion(entry.version())))
        .sorted()
        .filter(version -> history.covers(version) && !ran.contains(version))
        .forEach(versions::add);
    versions.addAll(ran);
    List<String> repeatables = List.copyOf(history.repeatables());
    List<String> current = repeatables.isEmpty() ? List.of() : upToDateRepeatables();
    return new AppliedVersions(
        history.exists(),
        versions.stream().map(MigrationVersion::toString).toList(),
        repeatables,
        repeatables.stream().filter(each -> !current.contains(each)).toList());
  }

  private List<String> upToDateRepeatables() {
    return Arrays.stream(call(() -> setup.flyway(outOfOrder()).info().all()))
        .filter(each -> each.getVersion() == null && each.getState() == MigrationState.SUCCESS)
        .map(MigrationInfo::getDescription)
        .toList();
  }

  /** Applies all pending migrations. */
  public RunResult migrate(RunListener listener) {
    return migrate(Optional.empty(), listener);
  }

  /**
   * Applies pending migrations up to a version.
   *
   * @param target the last version to apply; absent for all
   */
  public RunResult migrate(Optional<String> target, RunListener listener) {
    try (DualHistory dual = DualHistory.open(settings, listener)) {
      return migrate(target.map(MigrationVersion::fromVersion), listener, dual);
    }
  }

  private RunResult migrate(
      Optional<MigrationVersion> target, RunListener listener, DualHistory dual) {
    long start = System.nanoTime();
    AppliedHistory before = state.history();
    Preflight preflight = new Preflight(manifest, local, before, target);
    refuse(preflight.findings(settings.environment()));
    refuse(ArchivedHoles.of(settings.set().squashed(), local, before));
    boolean outOfOrder = outOfOrder();
    if (outOfOrder && !settings.outOfOrder()) {
      refuse(preflight.lateNewcomers());
    }
    if (!before.exists()) {
      refuse(state.unknownObjects());
    }
    List<LocalMigration> pending = preflight.pending();
    refuse(dual.findings(before));
    dual.plan(before, pending);
    listener.planned(pending.size());
    Progress progress = new Progress(listener);
    Flyway flyway = setup.migrating(target, preflight.isArchived(), outOfOrder, dual, progress);
    run(flyway::migrate, progress);
    Optional<String> versionBefore = before.newestVersion().map(MigrationVersion::toString);
    Optional<String> version = progress.newest().or(() -> versionBefore);
    long milliseconds = (System.nanoTime() - start) / NANOSECONDS;
    return new RunResult(progress.applied(), versionBefore, version, milliseconds, dual.written());
  }

  /**
   * What {@link #migrate(Optional, RunListener)} would do, in order; nothing is run. Refuses what
   * migrate refuses.
   */
  public List<PlannedMigration> plan(Optional<String> target) {
    AppliedHistory before = state.history();
    Optional<MigrationVersion> last = target.map(MigrationVersion::fromVersion);
    Preflight preflight = new Preflight(manifest, local, before, last);
    refuse(preflight.findings(settings.environment()));
    refuse(ArchivedHoles.of(settings.set().squashed(), local, before));
    Flyway flyway =
        setup.migrating(
            last, preflight.isArchived(), outOfOrder(), new Progress(RunListener.SILENT));
    MigrationInfo[] pending = call(() -> flyway.info().pending());
    return new Planner(settings, local, setup.configuration()).plan(pending);
  }

  /** All migrations of files and history, in order of version, repeatable ones last. */
  public List<InfoRow> info() {
    MigrationInfo[] all = call(() -> setup.flyway(outOfOrder()).info().all());
    InfoRows rows = new InfoRows(manifest);
    return Arrays.stream(all).map(rows::row).toList();
  }

  /** Compares what is applied with the files; pending migrations are in order. */
  public ValidationResult validate() {
    Preflight preflight = new Preflight(manifest, local, state.history(), Optional.empty());
    Flyway flyway = setup.validating(preflight.isArchived(), outOfOrder());
    ValidateResult result = call(flyway::validateWithResult);
    return new ValidationResult(
        result.validateCount, result.invalidMigrations.stream().map(Drift::failure).toList());
  }

  /**
   * Marks a database that has objects but no history as being at a version, so that migrate begins
   * after it; in one transaction, so that there is no history without the mark.
   */
  public BaselineResult baseline(String version, String description) {
    if (!state.history().isEmpty()) {
      throw DatabaseState.hasHistory();
    }
    if (state.unknownObjects().isEmpty()) {
      throw new RunFailedException(
          List.of(
              Failure.of(
                  FailureCode.EMPTY_DATABASE,
                  "the database is empty; a baseline would skip every migration",
                  "apply them with: unimig migrate")));
    }
    state.markBaseline(version, description);
    return new BaselineResult(version, description);
  }

  /**
   * Takes one migration back, in a transaction unless the migration is not transactional, and
   * forgets it, so that migrate applies it again.
   *
   * @param version must be the newest applied one
   */
  public RollbackResult rollback(String version) {
    MigrationVersion wanted = MigrationVersion.fromVersion(version);
    HistoryRow row = state.newestApplied(wanted);
    List<RollbackOrder.Step> steps = List.of(new RollbackOrder.Step(row, localOf(wanted)));
    return rollbacks().run(steps, /* keep= */ false, RunListener.SILENT).get(0);
  }

  /**
   * Takes migrations back, each in a transaction of its own unless it is not transactional; the
   * history keeps what was, in rows that Flyway's open edition reads.
   *
   * @return what was taken back, in the order in which it was
   */
  public List<RollbackResult> rollback(RollbackRange range, RunListener listener) {
    Rollbacks rollbacks = rollbacks();
    return rollbacks.run(rollbacks.steps(range), /* keep= */ true, listener);
  }

  /** What {@link #rollback(RollbackRange, RunListener)} would do, in order; nothing is run. */
  public List<PlannedMigration> rollbackPlan(RollbackRange range) {
    return new Planner(settings, local, setup.configuration()).planBack(rollbacks().steps(range));
  }

  private Rollbacks rollbacks() {
    return new Rollbacks(settings, local, setup.configuration(), failures, state);
  }

  /** Where sets stood at different points, what one of them lacks may lie below the newest. */
  private boolean outOfOrder() {
    return settings.outOfOrder() || state.isAdopted();
  }

  private LocalMigration localOf(MigrationVersion version) {
    return local.stream()
        .filter(migration -> !migration.baseline() && migration.version().equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                new RunFailedException(
                    List.of(
                        Failure.of(
                            FailureCode.UNKNOWN_VERSION,
                            "version \"" + version + "\" is applied, but its file is gone",
                            "restore the file"))));
  }

  private static void refuse(List<Failure> findings) {
    if (!findings.isEmpty()) {
      throw new RunFailedException(findings);
    }
  }

  private <T> T call(Supplier<T> command) {
    return run(command, new Progress(RunListener.SILENT));
  }

  private <T> T run(Supplier<T> command, Progress progress) {
    try {
      return command.get();
    } catch (FlywayException e) {
      List<AppliedMigration> kept = settings.group() ? List.of() : progress.applied();
      throw new RunFailedException(List.of(failures.read(e)), kept, e);
    }
  }

  /** Unloads the classes; the data source stays open. */
  @Override
  public void close() {
    java.close();
  }
}
