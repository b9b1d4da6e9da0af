package unimig.runner.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;

/** What a history says is in the database now. */
final class AppliedHistory {
  private final boolean exists;
  private final boolean empty;
  private final TreeMap<MigrationVersion, HistoryRow> byVersion = new TreeMap<>();
  private final TreeSet<String> repeatables = new TreeSet<>();
  private final Optional<MigrationVersion> baseline;

  /**
   * @param rows in order of rank; empty if there is no history table
   */
  AppliedHistory(Optional<List<HistoryRow>> rows) {
    this.exists = rows.isPresent();
    this.empty = rows.orElse(List.of()).isEmpty();
    for (HistoryRow row : rows.orElse(List.of())) {
      row.version().ifPresentOrElse(version -> add(version, row), () -> addRepeatable(row));
    }
    this.baseline =
        byVersion.values().stream()
            .filter(row -> row.type().endsWith("BASELINE"))
            .flatMap(row -> row.version().stream())
            .max(Comparator.naturalOrder());
  }

  private void add(MigrationVersion version, HistoryRow row) {
    if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
      byVersion.remove(version);
    } else if (row.success()) {
      byVersion.put(version, row);
    }
  }

  /** Also rows about schemas that Flyway made have no version. */
  private void addRepeatable(HistoryRow row) {
    if (row.type().equals("DELETE")) {
      repeatables.remove(row.description());
    } else if (row.success() && !row.type().equals("SCHEMA")) {
      repeatables.add(row.description());
    }
  }

  boolean exists() {
    return exists;
  }

  /** Whether there is no row, or no table. */
  boolean isEmpty() {
    return empty;
  }

  /** In order. */
  Set<MigrationVersion> versions() {
    return byVersion.navigableKeySet();
  }

  /** Of what is applied now, in order of version. */
  List<HistoryRow> rows() {
    return List.copyOf(byVersion.values());
  }

  /** Without baselines, in the order in which they were applied. */
  List<MigrationVersion> inOrderOfRank() {
    return byVersion.entrySet().stream()
        .filter(each -> !each.getValue().type().endsWith("BASELINE"))
        .sorted(Comparator.comparing(each -> each.getValue().rank()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Descriptions, sorted. */
  Set<String> repeatables() {
    return repeatables;
  }

  Optional<HistoryRow> row(MigrationVersion version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  Optional<HistoryRow> newest() {
    return byVersion.isEmpty() ? Optional.empty() : Optional.of(byVersion.lastEntry().getValue());
  }

  Optional<MigrationVersion> newestVersion() {
    return newest().flatMap(HistoryRow::version);
  }

  /** Applied itself, or covered by a baseline at or above it. */
  boolean covers(MigrationVersion version) {
    return byVersion.containsKey(version)
        || baseline.filter(point -> point.compareTo(version) >= 0).isPresent();
  }
}
