package unimig.consolidator.reconciliation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import unimig.consolidator.history.HistoryTable;
import unimig.runner.manifest.Entry;

/**
 * What somebody says of a database beside what it says itself.
 *
 * @param tables the history of a set, by the set's name
 * @param resolutions by name of a migration, with or without extension, or of a whole set
 * @param upTo by name of a set: its migration up to which all are applied
 */
public record Decisions(
    Map<String, HistoryTable> tables,
    Map<String, Resolution> resolutions,
    Map<String, String> upTo) {
  /** Nobody says anything. */
  public static final Decisions NONE = new Decisions(Map.of(), Map.of(), Map.of());

  public Decisions {
    tables = Map.copyOf(tables);
    resolutions = Map.copyOf(resolutions);
    upTo = Map.copyOf(upTo);
  }

  /** A migration's own comes before its set's. */
  Optional<Resolution> of(Entry entry) {
    return of(entry.legacyName()).or(() -> Optional.ofNullable(resolutions.get(entry.set())));
  }

  Optional<Resolution> of(String name) {
    return Optional.ofNullable(resolutions.get(name))
        .or(() -> Optional.ofNullable(resolutions.get(LegacyNames.stem(name))));
  }

  /** Names that are resolved, in order. */
  TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>(resolutions.keySet());
    names.addAll(upTo.values());
    return names;
  }
}
