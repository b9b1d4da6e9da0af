package unimig.runner.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which user objects a snapshot leaves out. System schemas, temporary objects and the members of
 * extensions are always left out.
 *
 * @param schemas left out with all they hold; names as the catalog has them, without quotes
 * @param tables left out with their columns, constraints, indexes, triggers and the sequences that
 *     their columns own
 * @param patterns left out likewise, of whatever kind they are
 */
public record SnapshotScope(Set<String> schemas, Set<Table> tables, List<ObjectPattern> patterns) {
  public SnapshotScope {
    schemas = Set.copyOf(schemas);
    tables = Set.copyOf(tables);
    patterns = List.copyOf(patterns);
  }

  /** Without patterns. */
  public SnapshotScope(Set<String> schemas, Set<Table> tables) {
    this(schemas, tables, List.of());
  }

  /**
   * A table to leave out.
   *
   * @param schema if empty, tables of that name in any schema
   * @param name as the catalog has it, without quotes
   */
  public record Table(Optional<String> schema, String name) {}

  /** Everything a user made. */
  public static SnapshotScope everything() {
    return new SnapshotScope(Set.of(), Set.of());
  }

  /** Everything but tables of these names in any schema: the history tables. */
  public static SnapshotScope withoutTables(Set<String> names) {
    return new SnapshotScope(
        Set.of(),
        names.stream()
            .map(name -> new Table(Optional.empty(), name))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean includes(String kind, String schema, String name) {
    return includesTable(schema, name)
        && patterns.stream().noneMatch(pattern -> pattern.matches(kind, schema, name));
  }

  boolean includesSchema(String schema) {
    return !schemas.contains(schema);
  }

  public boolean includesTable(String schema, String name) {
    return includesSchema(schema)
        && !tables.contains(new Table(Optional.of(schema), name))
        && !tables.contains(new Table(Optional.empty(), name));
  }
}
