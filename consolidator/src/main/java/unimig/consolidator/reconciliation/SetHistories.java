package unimig.consolidator.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unimig.consolidator.history.HistoryKind;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistory;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** Finds the history of each set among those of a database. */
final class SetHistories {
  private final Manifest manifest;
  private final Database database;
  private final Decisions decisions;
  private final Map<String, LegacyHistory> bySet = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private SetHistories(Manifest manifest, Database database, Decisions decisions) {
    this.manifest = manifest;
    this.database = database;
    this.decisions = decisions;
  }

  static SetHistories find(Manifest manifest, Database database, Decisions decisions) {
    SetHistories found = new SetHistories(manifest, database, decisions);
    manifest.sets().forEach(found::expected);
    manifest.sets().stream().filter(set -> !found.has(set)).forEach(found::elsewhere);
    return found;
  }

  /** Of the sets that have one, by name of the set. */
  Map<String, LegacyHistory> bySet() {
    return bySet;
  }

  /** In order of set. */
  List<Finding> findings() {
    return findings;
  }

  private boolean has(LegacySet set) {
    return bySet.containsKey(set.name());
  }

  /** Where somebody says it is, else where the project says. */
  private void expected(LegacySet set) {
    Optional<HistoryTable> named = Optional.ofNullable(decisions.tables().get(set.name()));
    Optional<LegacyHistory> history =
        named.isPresent()
            ? named.flatMap(this::at)
            : set.historyTable().flatMap(table -> at(set.historySchema(), table));
    history.filter(h -> fits(set, h)).ifPresent(h -> bySet.put(set.name(), h));
  }

  private Optional<LegacyHistory> at(HistoryTable table) {
    return read(table).or(() -> read(table.archived()));
  }

  private Optional<LegacyHistory> read(HistoryTable table) {
    return database.histories().stream().filter(h -> h.table().equals(table)).findFirst();
  }

  private Optional<LegacyHistory> at(Optional<String> schema, String table) {
    if (schema.isPresent()) {
      return at(new HistoryTable(schema.get(), table));
    }
    return database.searchPath().stream()
        .flatMap(name -> at(new HistoryTable(name, table)).stream())
        .findFirst();
  }

  /** Under another name, if its rows are about migrations of the set. */
  private void elsewhere(LegacySet set) {
    List<LegacyHistory> likely =
        database.histories().stream()
            .filter(history -> !bySet.containsValue(history) && fits(set, history))
            .filter(history -> isAbout(set, history))
            .toList();
    if (likely.size() == 1) {
      bySet.put(set.name(), likely.get(0));
      findings.add(foundElsewhere(set, likely.get(0)));
    } else if (likely.size() > 1) {
      findings.add(several(set, likely));
    }
  }

  /** Flyway's own new history is no legacy one. */
  private boolean fits(LegacySet set, LegacyHistory history) {
    if (history.table().equals(database.target())) {
      return false;
    }
    return switch (set.kind()) {
      case KNEX -> history.kind() == HistoryKind.KNEX;
      case PRISMA -> history.kind() == HistoryKind.PRISMA;
      case SQL -> history.kind() != HistoryKind.KNEX && history.kind() != HistoryKind.PRISMA;
    };
  }

  private boolean isAbout(LegacySet set, LegacyHistory history) {
    List<Entry> entries = entries(set);
    return history.rows().stream()
        .anyMatch(row -> !LegacyNames.meant(row.name(), entries).isEmpty());
  }

  private List<Entry> entries(LegacySet set) {
    return manifest.entries().stream().filter(e -> e.set().equals(set.name())).toList();
  }

  private static Finding foundElsewhere(LegacySet set, LegacyHistory history) {
    return new Finding(
        Finding.Code.HISTORY_ELSEWHERE,
        set.name(),
        "the history of set \"%s\" is read from table \"%s\""
            .formatted(set.name(), history.table()),
        "if it is another say --history " + set.name() + "=SCHEMA.TABLE");
  }

  private static Finding several(LegacySet set, List<LegacyHistory> histories) {
    String tables =
        histories.stream().map(h -> "\"" + h.table() + "\"").collect(Collectors.joining(", "));
    return new Finding(
        Finding.Code.SEVERAL_HISTORIES,
        set.name(),
        "the history of set \"%s\" may be any of %s".formatted(set.name(), tables),
        "say which: --history " + set.name() + "=SCHEMA.TABLE");
  }

  /** Sets of whose migrations nothing in this database tells whether they ran. */
  boolean isUntracked(LegacySet set) {
    return set.kind() == SetKind.SQL && !has(set);
  }
}
