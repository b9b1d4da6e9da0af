package unimig.consolidator.adoption;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
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
 * by time, and by version where times are equal. One without a row or a time stands behind the one
 * before it in order of version.
 */
final class AppliedOrder {
  private final Reconciliation state;
  private final Map<String, List<Timed>> byHistory = new LinkedHashMap<>();
  private final Map<String, Integer> lastRows = new HashMap<>();
  private Instant last = Instant.MIN;

  private AppliedOrder(Reconciliation state) {
    this.state = state;
  }

  /** Those that Flyway's history has not. */
  static List<MigrationStatus> of(Reconciliation state) {
    return new AppliedOrder(state).order();
  }

  private List<MigrationStatus> order() {
    for (int i = 0; i < state.migrations().size(); i++) {
      MigrationStatus status = state.migrations().get(i);
      last = time(status).orElse(last);
      if (status.state() == MigrationStatus.State.APPLIED && !status.recorded()) {
        List<Timed> history = byHistory.computeIfAbsent(history(status), h -> new ArrayList<>());
        history.add(new Timed(status, i, row(status), time(status).orElse(last)));
      }
    }
    return merged(byHistory.values().stream().map(AppliedOrder::rising).toList());
  }

  /** Each history keeps its order. */
  private static List<MigrationStatus> merged(List<Deque<Timed>> histories) {
    List<MigrationStatus> merged = new ArrayList<>();
    Comparator<Timed> order = Comparator.comparing(Timed::time).thenComparing(Timed::position);
    while (true) {
      Optional<Deque<Timed>> next =
          histories.stream()
              .filter(history -> !history.isEmpty())
              .min((a, b) -> order.compare(a.getFirst(), b.getFirst()));
      if (next.isEmpty()) {
        return merged;
      }
      merged.add(next.get().removeFirst().status());
    }
  }

  private String history(MigrationStatus status) {
    return state
        .history(status.entry().set())
        .map(history -> history.table().toString())
        .orElse("");
  }

  /**
   * Where its row stands in its history; without one that of the one before, in order of version.
   */
  private int row(MigrationStatus status) {
    Optional<LegacyHistory> history = state.history(status.entry().set());
    int row =
        status.row().isPresent() && history.isPresent()
            ? history.get().rows().indexOf(status.row().get())
            : -1;
    return lastRows.merge(history(status), row, (before, here) -> here < 0 ? before : here);
  }

  private static Optional<Instant> time(MigrationStatus status) {
    return status.row().flatMap(LegacyRow::appliedAt);
  }

  /** In order of rows, no time before the one before: clocks go wrong. */
  private static Deque<Timed> rising(List<Timed> history) {
    List<Timed> sorted = new ArrayList<>(history);
    sorted.sort(Comparator.comparingInt(Timed::row));
    Deque<Timed> rising = new ArrayDeque<>();
    Instant latest = Instant.MIN;
    for (Timed each : sorted) {
      latest = each.time().isAfter(latest) ? each.time() : latest;
      rising.add(new Timed(each.status(), each.position(), each.row(), latest));
    }
    return rising;
  }

  /**
   * @param position in order of version
   * @param row in its history
   */
  private record Timed(MigrationStatus status, int position, int row, Instant time) {}
}
