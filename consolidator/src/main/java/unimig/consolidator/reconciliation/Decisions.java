package unimig.consolidator.reconciliation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unimig.consolidator.history.HistoryTable;
import unimig.runner.manifest.Entry;

/**
 * What somebody says of a database beside what it says itself.
 *
 * @param tables the history of a set, by the set's name
 * @param resolutions by name of a migration, whatever its extension, by path of its legacy file, or
 *     by name of a whole set
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

  /** A file's own comes before that of its name, and that before its set's. */
  Optional<Resolution> of(Entry entry) {
    return Optional.ofNullable(resolutions.get(entry.source()))
        .or(() -> of(entry.legacyName()))
        .or(() -> Optional.ofNullable(resolutions.get(entry.set())));
  }

  Optional<Resolution> of(String name) {
    if (resolutions.isEmpty()) {
      return Optional.empty();
    }
    String stem = LegacyNames.stem(name);
    return Optional.ofNullable(resolutions.get(name))
        .or(
            () ->
                new TreeMap<>(resolutions)
                    .entrySet().stream()
                        // A path is one file's alone.
                        .filter(each -> each.getKey().indexOf('/') < 0)
                        .filter(each -> LegacyNames.stem(each.getKey()).equals(stem))
                        .map(Map.Entry::getValue)
                        .findFirst());
  }
}
