package unimig.runner.dual;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** The legacy histories of a manifest that can be written. */
public final class DualTables {
  private static final String VISIBLE =
      """
      select n.nspname from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relname = ? and c.relkind in ('r', 'p') and pg_catalog.pg_table_is_visible(c.oid)""";

  private DualTables() {}

  /**
   * One for each Knex and each Prisma set. Knex's come first: their locks end with the transaction,
   * so that nothing is held where a later one cannot be had.
   *
   * @param connection whose search path is that of the migrations
   * @param schema where a table is made that no schema is named for and that is nowhere to be seen
   */
  public static List<DualTable> of(Manifest manifest, Connection connection, String schema)
      throws SQLException {
    List<DualTable> tables = new ArrayList<>();
    List<LegacySet> sets =
        manifest.sets().stream().sorted(Comparator.comparing(LegacySet::kind)).toList();
    for (LegacySet set : sets) {
      Optional<String> name = set.historyTable();
      if (name.isPresent() && set.kind() != SetKind.SQL) {
        TableName table = table(set, name.get(), connection, schema);
        tables.add(
            set.kind() == SetKind.KNEX
                ? new KnexTable(set.name(), table, entries(manifest, set))
                : new PrismaTable(set.name(), table));
      }
    }
    return tables;
  }

  /** Sets whose tool keeps a history that is of neither Knex nor Prisma. */
  public static List<LegacySet> others(Manifest manifest) {
    return manifest.sets().stream()
        .filter(set -> set.kind() == SetKind.SQL && set.historyTable().isPresent())
        .toList();
  }

  private static TableName table(LegacySet set, String name, Connection connection, String schema)
      throws SQLException {
    if (set.historySchema().isPresent()) {
      return new TableName(set.historySchema().get(), name);
    }
    List<String> visible = Sql.texts(connection, VISIBLE, name);
    return new TableName(visible.isEmpty() ? schema : visible.get(0), name);
  }

  private static List<Entry> entries(Manifest manifest, LegacySet set) {
    return manifest.entries().stream().filter(entry -> entry.set().equals(set.name())).toList();
  }
}
