package unimig.runner.manifest;

import java.util.List;
import java.util.Optional;

/**
 * The whole of {@code migrations.json}.
 *
 * @param sets in order of name
 * @param entries in order of version, which is the order of running
 */
public record Manifest(List<LegacySet> sets, List<Entry> entries) {
  public static final String FILE_NAME = "migrations.json";

  public Manifest {
    sets = List.copyOf(sets);
    entries = List.copyOf(entries);
  }

  /** The version up to which everything is legacy; empty if there are no entries. */
  public Optional<String> consolidationPoint() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.get(entries.size() - 1).version());
  }
}
