package unimig.consolidator.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.consolidator.history.FoundHistories;
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
  private final Set<String> untracked = new TreeSet<>();

  private SetHistories(Manifest manifest, Database database, Decisions decisions) {
    this.manifest = manifest;
    this.database = database;
    this.decisions = decisions;
  }

  static SetHistories find(Manifest manifest, Database database, Decisions decisions) {
    SetHistories found = new SetHistories(manifest, database, decisions);
    manifest.sets().forEach(found::expected);
    manifest.sets().stream()
        .filter(set -> !found.has(set) && !decisions.tables().containsKey(set.name()))
        .forEach(found::elsewhere);
    manifest.sets().stream().filter(set -> !found.has(set)).forEach(found::missing);
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

  /** Where somebody says it is, whatever its columns say, else where the project says. */
  private void expected(LegacySet set) {
    Optional<HistoryTable> named = Optional.ofNullable(decisions.tables().get(set.name()));
    Optional<LegacyHistory> history =
        named.isPresent()
            ? named.flatMap(this::at).filter(h -> !isTarget(h.table()))
            : places(set)
                .flatMap(table -> at(table).stream())
                .findFirst()
                .filter(h -> fits(set, h));
    history.ifPresent(h -> bySet.put(set.name(), h));
  }

  /** Where the project says that the history is. */
  private Stream<HistoryTable> places(LegacySet set) {
    return set.historyTable().stream()
        .flatMap(
            table ->
                set.historySchema().map(List::of).orElse(database.searchPath()).stream()
                    .map(schema -> new HistoryTable(schema, table)));
  }

  private Optional<LegacyHistory> at(HistoryTable table) {
    return read(table).or(() -> read(table.archived()));
  }

  private Optional<LegacyHistory> read(HistoryTable table) {
    return database.histories().stream().filter(h -> h.table().equals(table)).findFirst();
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
      untracked.add(set.name());
      findings.add(several(set, likely));
    }
  }

  /** Where nothing was found and that does not mean that nothing is applied. */
  private void missing(LegacySet set) {
    Optional<HistoryTable> unreadable =
        database.unreadable().stream()
            .filter(table -> isLikely(set, table))
            .map(FoundHistories.Unreadable::table)
            .findFirst();
    if (unreadable.isPresent()) {
      untracked.add(set.name());
      findings.add(unreadable(set, unreadable.get()));
    } else if (isOfTarget(set)) {
      untracked.add(set.name());
      findings.add(sameHistory(set));
    } else if (set.kind() == SetKind.SQL) {
      untracked.add(set.name());
    }
  }

  private boolean isLikely(LegacySet set, FoundHistories.Unreadable history) {
    Optional<HistoryTable> named = Optional.ofNullable(decisions.tables().get(set.name()));
    if (named.isPresent()) {
      return named.get().equals(history.table());
    }
    boolean isOfKind =
        (set.kind() == SetKind.KNEX && history.kind() == HistoryKind.KNEX)
            || (set.kind() == SetKind.PRISMA && history.kind() == HistoryKind.PRISMA);
    return isOfKind || places(set).anyMatch(history.table()::equals);
  }

  /**
   * Whether Flyway's history holds the set's legacy scripts: what became of them has other
   * checksums.
   */
  private boolean isOfTarget(LegacySet set) {
    List<Entry> entries = entries(set);
    return database.histories().stream()
        .filter(history -> isTarget(history.table()))
        .flatMap(history -> history.rows().stream())
        .anyMatch(
            row ->
                LegacyNames.meant(row.name(), entries).stream()
                    .anyMatch(
                        entry -> !row.checksum().equals(entry.checksum().map(String::valueOf))));
  }

  private boolean isTarget(HistoryTable table) {
    return table.equals(database.target());
  }

  /** Flyway's own new history is no legacy one. */
  private boolean fits(LegacySet set, LegacyHistory history) {
    if (isTarget(history.table())) {
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

  private static Finding unreadable(LegacySet set, HistoryTable table) {
    return new Finding(
        Finding.Code.UNREADABLE_HISTORY,
        set.name(),
        "table \"%s\" may be the history of set \"%s\", and this user may not read it"
            .formatted(table, set.name()),
        "grant usage on its schema and select on it and its lock, or name another with --history "
            + set.name()
            + "=SCHEMA.TABLE");
  }

  private Finding sameHistory(LegacySet set) {
    return new Finding(
        Finding.Code.SAME_HISTORY,
        set.name(),
        "\"%s\" is the history of set \"%s\", and Flyway's new one would be the same table"
            .formatted(database.target(), set.name()),
        "give the new one another name, here and whenever it runs: --history-table NAME");
  }

  /** Sets of whose migrations nothing in this database tells whether they ran. */
  boolean isUntracked(LegacySet set) {
    return untracked.contains(set.name());
  }

  /** Those of them for which somebody has to say what is applied. */
  boolean isSilent(LegacySet set) {
    return isUntracked(set) && findings.stream().noneMatch(f -> f.subject().equals(set.name()));
  }
}
