package unimig.converter.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.source.VersionedMigration;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/**
 * Which migrations a database without any gets in one transaction: those of one Knex set that
 * follow each other, unless one of the set has no transaction, as {@code Migrator.latest} of Knex
 * does.
 */
final class Batches {
  private final Map<String, SetKind> kinds = new HashMap<>();
  private final Map<String, String> withoutTransaction = new HashMap<>();
  private final List<List<VersionedMigration>> all = new ArrayList<>();

  /**
   * @param migrations in order
   */
  Batches(Manifest manifest, List<VersionedMigration> migrations) {
    for (LegacySet set : manifest.sets()) {
      kinds.put(set.name(), set.kind());
    }
    for (Entry entry : manifest.entries()) {
      if (!entry.transactional()) {
        withoutTransaction.putIfAbsent(entry.set(), entry.legacyName());
      }
    }
    String last = "";
    for (VersionedMigration migration : migrations) {
      String set = migration.migration().set();
      if (!set.equals(last)) {
        all.add(new ArrayList<>());
        last = set;
      }
      all.get(all.size() - 1).add(migration);
    }
  }

  /** All migrations in order, divided where another set goes on. */
  List<List<VersionedMigration>> all() {
    return all;
  }

  /** Whether the old tool runs these, one of {@link #all}, in one transaction. */
  boolean isTogether(List<VersionedMigration> migrations) {
    return migrations.size() > 1
        && kinds.get(set(migrations)) == SetKind.KNEX
        && reasonApart(migrations).isEmpty();
  }

  /** Name of the migration that keeps Knex from running these in one transaction, if one does. */
  Optional<String> reasonApart(List<VersionedMigration> migrations) {
    return kinds.get(set(migrations)) == SetKind.KNEX
        ? Optional.ofNullable(withoutTransaction.get(set(migrations)))
        : Optional.empty();
  }

  private static String set(List<VersionedMigration> migrations) {
    return migrations.get(0).migration().set();
  }
}
