package unimig.converter.rows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a table demands of its rows.
 *
 * @param oid which it keeps when it is renamed, and has in copies of the database
 * @param columns in order
 * @param uniques columns of each primary key, unique constraint, unique index and exclusion
 * @param foreignKeys in order of name
 * @param conditions checks and bounds of partitions, as the server writes them
 * @param coming constraints that a migration is about to add, as {@code alter table} takes them
 */
record TableSchema(
    long oid,
    TableId id,
    List<ColumnSchema> columns,
    List<Set<String>> uniques,
    List<ForeignKey> foreignKeys,
    List<String> conditions,
    List<String> coming) {
  TableSchema {
    columns = List.copyOf(columns);
    uniques = uniques.stream().map(Set::copyOf).toList();
    foreignKeys = List.copyOf(foreignKeys);
    conditions = List.copyOf(conditions);
    coming = List.copyOf(coming);
  }

  ColumnSchema column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no column " + name + " in " + id));
  }

  boolean has(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  boolean isUnique(String column) {
    return uniques.stream().anyMatch(unique -> unique.contains(column));
  }

  /** Whether a key can be left out at first and set later. */
  boolean isOptional(ForeignKey key) {
    return key.columns().stream().anyMatch(name -> column(name).isNullable());
  }

  /** The tables that it refers to, without itself. */
  Set<TableId> targets() {
    Set<TableId> targets = new TreeSet<>();
    foreignKeys.forEach(key -> targets.add(key.target()));
    targets.remove(id);
    return targets;
  }
}
