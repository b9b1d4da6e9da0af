package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unimig.runner.catalog.ObjectPattern;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * What no migration makes and every database has: the tables in which the tools keep what they have
 * applied; and what the user does not want to be compared.
 */
final class HistoryTables {
  /** Where adoption keeps what Flyway's history has no room for. */
  private static final String COMPANION = "_legacy";

  /** Of Knex. */
  private static final String LOCK = "_lock";

  /** How adoption puts the old tools' tables aside. */
  private static final String ARCHIVED = "_archived";

  private final Set<SnapshotScope.Table> tables;
  private final List<ObjectPattern> patterns;

  private HistoryTables(Set<SnapshotScope.Table> tables, List<ObjectPattern> patterns) {
    this.tables = tables;
    this.patterns = patterns;
  }

  static HistoryTables of(EngineSettings settings, List<ObjectPattern> patterns) {
    Set<SnapshotScope.Table> tables = new LinkedHashSet<>();
    Optional<String> home = settings.schemas().stream().findFirst();
    add(tables, home, settings.historyTable());
    add(tables, home, settings.historyTable() + COMPANION);
    for (LegacySet set : settings.set().manifest().map(Manifest::sets).orElse(List.of())) {
      set.historyTable()
          .ifPresent(
              table -> {
                for (String name : List.of(table, table + LOCK)) {
                  add(tables, set.historySchema(), name);
                  add(tables, set.historySchema(), name + ARCHIVED);
                }
              });
    }
    return new HistoryTables(tables, List.copyOf(patterns));
  }

  private static void add(Set<SnapshotScope.Table> tables, Optional<String> schema, String name) {
    tables.add(new SnapshotScope.Table(schema, name));
  }

  SnapshotScope scope() {
    return new SnapshotScope(Set.of(), tables, patterns);
  }

  List<Ignored> ignored() {
    List<Ignored> ignored = new ArrayList<>();
    String names =
        tables.stream()
            .map(SnapshotScope.Table::name)
            .filter(name -> !name.endsWith(LOCK) && !name.endsWith(ARCHIVED))
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "));
    ignored.add(new Ignored("tables " + names, "histories of migrations"));
    patterns.forEach(
        pattern -> ignored.add(new Ignored("what fits \"" + pattern + '"', "as you wish")));
    return ignored;
  }
}
