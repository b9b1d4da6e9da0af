package unimig.runner.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.api.Session;
import unimig.runner.manifest.Entry;

/** What is to be taken back, the last applied first, and what of it cannot be. */
final class RollbackOrder {
  private static final Set<String> TAKEN_BACK = Set.of("SQL", "JDBC");
  private static final MigrationVersion NONE = MigrationVersion.fromVersion("0");

  private final AppliedHistory history;
  private final List<LocalMigration> local;
  private final ConvertedSet set;

  RollbackOrder(AppliedHistory history, List<LocalMigration> local, ConvertedSet set) {
    this.history = history;
    this.local = local;
    this.set = set;
  }

  /** One step of it. */
  record Step(HistoryRow row, LocalMigration migration) {}

  /**
   * @throws RunFailedException with {@code UNKNOWN_VERSION} if the version is not applied or a file
   *     is gone, or {@code IRREVERSIBLE}, for each that is in the way
   */
  List<Step> steps(RollbackRange range) {
    List<HistoryRow> rows = rows(range);
    List<Failure> failures = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (HistoryRow row : rows) {
      Optional<LocalMigration> migration = migration(row);
      if (migration.isEmpty()) {
        failures.add(withoutFile(row));
      } else if (isIrreversible(migration.get())) {
        failures.add(irreversible(migration.get()));
      } else {
        steps.add(new Step(row, migration.get()));
      }
    }
    if (!failures.isEmpty()) {
      throw new RunFailedException(failures);
    }
    return steps;
  }

  private List<HistoryRow> rows(RollbackRange range) {
    List<HistoryRow> newestFirst =
        history.rows().stream()
            .sorted(Comparator.comparingInt(HistoryRow::rank).reversed())
            .toList();
    if (range instanceof RollbackRange.Last last) {
      return newestFirst.subList(0, Math.min(last.count(), newestFirst.size()));
    }
    MigrationVersion floor = MigrationVersion.fromVersion(((RollbackRange.DownTo) range).version());
    if (!floor.equals(NONE) && !history.covers(floor)) {
      throw new RunFailedException(
          List.of(
              Failure.of(
                  FailureCode.UNKNOWN_VERSION,
                  "version \"" + floor + "\" is not applied",
                  "see the versions with: unimig info; or say 0 for none")));
    }
    return newestFirst.stream()
        .filter(row -> row.version().filter(v -> v.compareTo(floor) > 0).isPresent())
        .toList();
  }

  private Optional<LocalMigration> migration(HistoryRow row) {
    return TAKEN_BACK.contains(row.type())
        ? local.stream()
            .filter(m -> !m.baseline() && row.version().equals(Optional.of(m.version())))
            .findFirst()
        : Optional.empty();
  }

  private boolean isIrreversible(LocalMigration migration) {
    Optional<Boolean> told =
        set.manifest()
            .flatMap(m -> ManifestIndex.find(m, migration.version()))
            .map(Entry::reversible);
    boolean hasWayBack =
        migration.java().isPresent()
            ? hasDown(migration.java().get())
            : set.sql().filter(sql -> UndoScript.exists(sql, migration.version())).isPresent();
    return !hasWayBack || told.filter(reversible -> !reversible).isPresent();
  }

  /** Whether a class says how it is taken back. */
  private static boolean hasDown(JavaMigration migration) {
    Class<?> type = migration.getClass();
    while (ConvertedMigration.class.isAssignableFrom(type) && type != ConvertedMigration.class) {
      for (var method : type.getDeclaredMethods()) {
        if (method.getName().equals("down")
            && List.of(method.getParameterTypes()).equals(List.of(Session.class))) {
          return true;
        }
      }
      type = type.getSuperclass();
    }
    return false;
  }

  private static Failure withoutFile(HistoryRow row) {
    String version = row.version().map(MigrationVersion::toString).orElse("");
    return TAKEN_BACK.contains(row.type())
        ? Failure.of(
            FailureCode.UNKNOWN_VERSION,
            "version \"" + version + "\" is applied, but its file is gone",
            "restore the file")
        : Failure.of(
            FailureCode.IRREVERSIBLE,
            "version \"%s\" is a baseline, which cannot be taken back".formatted(version),
            "restore a backup");
  }

  private static Failure irreversible(LocalMigration migration) {
    return Failure.of(
            FailureCode.IRREVERSIBLE,
            "\"" + migration.name() + "\" has no way back",
            "write one, or restore a backup")
        .inMigration(migration.name());
  }
}
