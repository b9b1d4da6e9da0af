package unimig.consolidator.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.MigrationStatus;
import unimig.consolidator.reconciliation.Reconciliation;

/**
 * The order in which migrations were applied: within a history that of its rows, between histories
 * by time. Where a time is not known it is taken to be that of the one before, in order of version.
 */
final class AppliedOrder {
  private final Reconciliation state;
  private final Map<String, List<Timed>> byHistory = new LinkedHashMap<>();
  private Instant last = Instant.MIN;

  private AppliedOrder(Reconciliation state) {
    this.state = state;
  }

  /** Those that Flyway's history has not. */
  static List<MigrationStatus> of(Reconciliation state) {
    return new AppliedOrder(state).order();
  }

  private List<MigrationStatus> order() {
    for (MigrationStatus status : state.migrations()) {
      last = time(status).orElse(last);
      if (status.state() == MigrationStatus.State.APPLIED && !status.recorded()) {
        byHistory.computeIfAbsent(history(status), h -> new ArrayList<>()).add(timed(status));
      }
    }
    List<Timed> all = new ArrayList<>();
    byHistory.values().forEach(each -> all.addAll(rising(each)));
    // Stable: what has one time stays in the order of its history.
    all.sort(Comparator.comparing(Timed::time));
    return all.stream().map(Timed::status).toList();
  }

  private Timed timed(MigrationStatus status) {
    return new Timed(status, row(status), time(status).orElse(last));
  }

  private String history(MigrationStatus status) {
    return state
        .history(status.entry().set())
        .map(history -> history.table().toString())
        .orElse("");
  }

  /** Where its row stands in its history; those without one first, in order of version. */
  private int row(MigrationStatus status) {
    Optional<LegacyHistory> history = state.history(status.entry().set());
    return status.row().isPresent() && history.isPresent()
        ? history.get().rows().indexOf(status.row().get())
        : -1;
  }

  private static Optional<Instant> time(MigrationStatus status) {
    return status.row().flatMap(LegacyRow::appliedAt);
  }

  /** In order of rows, no time before the one before: clocks go wrong. */
  private static List<Timed> rising(List<Timed> history) {
    List<Timed> sorted = new ArrayList<>(history);
    sorted.sort(Comparator.comparingInt(Timed::row));
    List<Timed> rising = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (Timed each : sorted) {
      latest = each.time().isAfter(latest) ? each.time() : latest;
      rising.add(new Timed(each.status(), each.row(), latest));
    }
    return rising;
  }

  private record Timed(MigrationStatus status, int row, Instant time) {}
}
