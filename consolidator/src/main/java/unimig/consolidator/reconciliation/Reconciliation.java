package unimig.consolidator.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import unimig.consolidator.history.LegacyHistory;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * The migrations of a converted set, as the histories of a database have them.
 *
 * @param database that was read
 * @param histories of the sets that have one, by name of the set
 * @param migrations in order of version
 * @param findings first those that are in the way of adoption
 */
public record Reconciliation(
    Database database,
    Map<String, LegacyHistory> histories,
    List<MigrationStatus> migrations,
    List<Finding> findings) {
  public Reconciliation {
    histories = Map.copyOf(histories);
    migrations = List.copyOf(migrations);
    findings = List.copyOf(findings);
  }

  /** Puts both beside each other, where the converted scripts are not at hand. */
  public static Reconciliation of(Manifest manifest, Database database, Decisions decisions) {
    return of(manifest, database, decisions, ConvertedScripts.NONE);
  }

  /**
   * Puts both beside each other.
   *
   * @param scripts tell whether a file was edited, or only its ends of lines differ
   */
  public static Reconciliation of(
      Manifest manifest, Database database, Decisions decisions, ConvertedScripts scripts) {
    SetHistories sets = SetHistories.find(manifest, database, decisions);
    List<Finding> findings = new ArrayList<>(sets.findings());
    RowMatches matches = RowMatches.of(manifest, sets.bySet(), decisions);
    findings.addAll(matches.findings());
    findings.addAll(HistoryFindings.of(sets.bySet()));
    List<MigrationStatus> migrations =
        new Statuses(manifest, sets, database, decisions, scripts).of(matches);
    findings.addAll(StatusFindings.of(manifest, sets, migrations));
    findings.sort((a, b) -> Boolean.compare(b.code().isBlocking(), a.code().isBlocking()));
    return new Reconciliation(database, sets.bySet(), migrations, findings);
  }

  /** Whether neither a history nor anybody says anything of any migration. */
  public boolean isUntold() {
    return histories.isEmpty()
        && !database.recorded().exists()
        && migrations.stream()
            .noneMatch(m -> m.remarks().contains(MigrationStatus.Remark.RESOLVED));
  }

  /** Those that leave the state of the database in doubt. */
  public List<Finding> doubts() {
    return findings.stream().filter(finding -> finding.code().isBlocking()).toList();
  }

  /** In order of version. */
  public List<MigrationStatus> pending() {
    return migrations.stream().filter(MigrationStatus::isPending).toList();
  }

  /** Applied as far as the old histories know, and not yet in Flyway's. */
  public List<MigrationStatus> unrecorded() {
    return migrations.stream()
        .filter(m -> m.state() == MigrationStatus.State.APPLIED && !m.recorded())
        .toList();
  }

  /** How many of each set are in each state, sets in the order of the manifest. */
  public Map<LegacySet, Map<MigrationStatus.State, Long>> counts(Manifest manifest) {
    Map<LegacySet, Map<MigrationStatus.State, Long>> counts = new LinkedHashMap<>();
    for (LegacySet set : manifest.sets()) {
      Map<MigrationStatus.State, Long> states = new HashMap<>();
      migrations.stream()
          .filter(m -> m.entry().set().equals(set.name()))
          .forEach(m -> states.merge(m.state(), 1L, Long::sum));
      counts.put(set, states);
    }
    return counts;
  }

  /** Names of which somebody says something, and which mean nothing here; in order. */
  public List<String> unknownTo(Decisions decisions) {
    TreeSet<String> unknown = new TreeSet<>();
    decisions.upTo().entrySet().stream()
        .filter(last -> LegacyNames.meant(last.getValue(), entries(last.getKey())).isEmpty())
        .forEach(last -> unknown.add(last.getValue()));
    decisions.resolutions().keySet().stream().filter(name -> !isKnown(name)).forEach(unknown::add);
    return List.copyOf(unknown);
  }

  private List<Entry> entries(String set) {
    return migrations.stream()
        .map(MigrationStatus::entry)
        .filter(entry -> entry.set().equals(set))
        .toList();
  }

  private boolean isKnown(String name) {
    List<Entry> entries = migrations.stream().map(MigrationStatus::entry).toList();
    return !LegacyNames.meant(name, entries).isEmpty()
        || entries.stream().anyMatch(e -> e.set().equals(name) || e.source().equals(name))
        || histories.values().stream()
            .flatMap(history -> history.rows().stream())
            .anyMatch(row -> LegacyNames.stem(row.name()).equals(LegacyNames.stem(name)));
  }

  /** The history of a set. */
  public Optional<LegacyHistory> history(String set) {
    return Optional.ofNullable(histories.get(set));
  }
}
