package unimig.consolidator.reconciliation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import unimig.consolidator.history.LegacyHistory;

/** What is wrong with a history as a whole. */
final class HistoryFindings {
  private HistoryFindings() {}

  static List<Finding> of(Map<String, LegacyHistory> histories) {
    List<Finding> findings = new ArrayList<>();
    for (LegacyHistory history : new LinkedHashSet<>(histories.values())) {
      history
          .lock()
          .filter(lock -> history.locked())
          .ifPresent(lock -> findings.add(locked(history)));
      if (history.isGuessed()) {
        findings.add(guessed(history));
      }
    }
    return findings;
  }

  private static Finding locked(LegacyHistory history) {
    return new Finding(
        Finding.Code.LOCKED,
        history.table().toString(),
        "the lock of \"%s\" is held: a run of the old tool is going on, or died"
            .formatted(history.table()),
        "wait for it, or release the lock of one that died: npx knex migrate:unlock");
  }

  private static Finding guessed(LegacyHistory history) {
    String columns =
        history.columns().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(c -> c.getKey().name().toLowerCase(Locale.ROOT) + " is \"" + c.getValue() + "\"")
            .collect(Collectors.joining(", "));
    return new Finding(
        Finding.Code.GUESSED_COLUMNS,
        history.table().toString(),
        "columns of \"%s\" are taken to mean: %s".formatted(history.table(), columns),
        "if that is so there is nothing to do");
  }
}
