package unimig.consolidator.reconciliation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unimig.consolidator.history.HistoryKind;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.history.LegacyRow;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Which row of a history is about which migration; several sets may share a history. */
final class RowMatches {
  private final Decisions decisions;
  private final Map<Entry, LegacyRow> rows = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private RowMatches(Decisions decisions) {
    this.decisions = decisions;
  }

  static RowMatches of(
      Manifest manifest, Map<String, LegacyHistory> histories, Decisions decisions) {
    Map<LegacyHistory, Set<String>> sets = new LinkedHashMap<>();
    histories.forEach(
        (set, history) -> sets.computeIfAbsent(history, h -> new LinkedHashSet<>()).add(set));
    RowMatches matches = new RowMatches(decisions);
    sets.forEach(
        (history, names) ->
            matches.match(
                history,
                manifest.entries().stream().filter(e -> names.contains(e.set())).toList()));
    return matches;
  }

  Optional<LegacyRow> row(Entry entry) {
    return Optional.ofNullable(rows.get(entry));
  }

  List<Finding> findings() {
    return findings;
  }

  private void match(LegacyHistory history, List<Entry> entries) {
    if (history.kind() == HistoryKind.LEVEL) {
      history.rows().forEach(row -> level(row, history, entries));
      return;
    }
    for (LegacyRow row : history.rows()) {
      List<Entry> meant = LegacyNames.meant(row.name(), entries);
      if (meant.size() == 1) {
        add(meant.get(0), row, history);
      } else if (row.state() != LegacyRow.State.ROLLED_BACK && !isDecided(row, meant)) {
        findings.add(meant.isEmpty() ? unknown(row, history) : ambiguous(row, history, meant));
      }
    }
    // Flyway's repeatable ones run again and again.
    if (history.kind() != HistoryKind.FLYWAY) {
      history.repeated().forEach(name -> repeated(name, history, entries));
    }
  }

  /** Of a row that may mean several migrations something must be said of each. */
  private boolean isDecided(LegacyRow row, List<Entry> meant) {
    return meant.isEmpty()
        ? decisions.of(row.name()).isPresent()
        : meant.stream().allMatch(entry -> decisions.of(entry).isPresent());
  }

  private void repeated(String name, LegacyHistory history, List<Entry> entries) {
    List<Entry> meant = LegacyNames.meant(name, entries);
    if (meant.size() == 1 && decisions.of(meant.get(0)).isEmpty()) {
      findings.add(
          new Finding(
              Finding.Code.APPLIED_TWICE,
              meant.get(0).legacyName(),
              "two rows of %s say that \"%s\" was applied".formatted(history.table(), name),
              "if that is in order say " + resolve(meant.get(0).legacyName())));
    }
  }

  /** The one row stands for all migrations up to its number. */
  private void level(LegacyRow row, LegacyHistory history, List<Entry> entries) {
    BigInteger level = new BigInteger(row.name());
    if (LegacyNames.meant(row.name(), entries).isEmpty() && decisions.of(row.name()).isEmpty()) {
      findings.add(unknown(row, history));
    }
    for (Entry entry : entries) {
      Optional<BigInteger> number = LegacyNames.number(entry);
      if (number.isPresent() && number.get().compareTo(level) <= 0) {
        boolean last = number.get().equals(level);
        LegacyRow.State state = last ? row.state() : LegacyRow.State.APPLIED;
        rows.put(
            entry,
            new LegacyRow(
                entry.legacyName(),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  /** A file that was renamed and applied again has a row under each name. */
  private void add(Entry entry, LegacyRow row, LegacyHistory history) {
    LegacyRow before = rows.put(entry, row);
    boolean twice =
        before != null
            && before.state() == LegacyRow.State.APPLIED
            && row.state() == LegacyRow.State.APPLIED;
    if (twice && decisions.of(entry).isEmpty()) {
      findings.add(
          new Finding(
              Finding.Code.APPLIED_TWICE,
              entry.legacyName(),
              "\"%s\" and \"%s\" of %s are the same migration, applied twice"
                  .formatted(before.name(), row.name(), history.table()),
              "if that is in order say " + resolve(entry.legacyName())));
    }
  }

  private static Finding unknown(LegacyRow row, LegacyHistory history) {
    return new Finding(
        Finding.Code.UNKNOWN_MIGRATION,
        row.name(),
        "\"%s\" of %s is not in the converted set".formatted(row.name(), history.table()),
        "restore its file and convert again, or leave it out: " + resolve(row.name()));
  }

  /** By their files, since they may have one name. */
  private static Finding ambiguous(LegacyRow row, LegacyHistory history, List<Entry> meant) {
    return new Finding(
        Finding.Code.AMBIGUOUS_NAME,
        row.name(),
        "\"%s\" of %s may be \"%s\" or \"%s\""
            .formatted(row.name(), history.table(), meant.get(0).source(), meant.get(1).source()),
        "say of each whether it is applied, such as " + resolve(meant.get(0).source()));
  }

  static String resolve(String name) {
    return "--resolve " + name + "=applied|rolled-back";
  }
}
