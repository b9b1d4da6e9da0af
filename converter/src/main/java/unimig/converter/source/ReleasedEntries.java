package unimig.converter.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import unimig.runner.manifest.Entry;

/**
 * Which entry of an earlier conversion belongs to which legacy migration: by set and name; else by
 * path, as sets may be renamed; else by set and name without extension, as scripts may be rewritten
 * from JavaScript to TypeScript.
 */
final class ReleasedEntries {
  private static final List<BiPredicate<Entry, LegacyMigration>> RULES =
      List.of(
          (entry, migration) ->
              entry.set().equals(migration.set())
                  && entry.legacyName().equals(migration.legacyName()),
          (entry, migration) -> entry.source().equals(migration.path()),
          (entry, migration) ->
              entry.set().equals(migration.set())
                  && withoutExtension(entry.legacyName())
                      .equals(withoutExtension(migration.legacyName())));

  private final Map<LegacyMigration, Entry> byMigration = new HashMap<>();
  private final Set<Entry> vanished;

  ReleasedEntries(List<Entry> entries, List<LegacyMigration> migrations) {
    vanished = new LinkedHashSet<>(entries);
    for (BiPredicate<Entry, LegacyMigration> rule : RULES) {
      for (LegacyMigration migration : migrations) {
        if (!byMigration.containsKey(migration)) {
          match(migration, rule);
        }
      }
    }
  }

  private void match(LegacyMigration migration, BiPredicate<Entry, LegacyMigration> rule) {
    Optional<Entry> entry =
        vanished.stream().filter(candidate -> rule.test(candidate, migration)).findFirst();
    entry.ifPresent(
        found -> {
          byMigration.put(migration, found);
          vanished.remove(found);
        });
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  Optional<Entry> of(LegacyMigration migration) {
    return Optional.ofNullable(byMigration.get(migration));
  }

  /** Entries that belong to no migration, in their order. */
  List<Entry> vanished() {
    return new ArrayList<>(vanished);
  }
}
