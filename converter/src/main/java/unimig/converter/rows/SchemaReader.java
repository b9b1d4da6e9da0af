package unimig.converter.rows;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import unimig.runner.catalog.SnapshotScope;

/**
 * Reads what the tables of a database demand of their rows. Partitions are filled through their
 * parents, and foreign tables, temporary ones and those of extensions not at all.
 */
final class SchemaReader {
  private static final String TABLES =
      """
      select c.oid, n.nspname, c.relname
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
        and c.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 2, 3
      """;

  /** A domain is followed to the type below, which carries the length if the domain has none. */
  private static final String COLUMNS =
      """
      with recursive seen(rel, num, type, mod, optional) as (
        select a.attrelid, a.attnum, a.atttypid, a.atttypmod, not a.attnotnull
        from pg_catalog.pg_attribute a
        where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
        union all
        select s.rel, s.num, t.typbasetype, case when s.mod < 0 then t.typtypmod else s.mod end,
          s.optional and not t.typnotnull
        from seen s join pg_catalog.pg_type t on t.oid = s.type and t.typtype = 'd'
      )
      select s.rel, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
        coalesce(e.typname, t.typname), coalesce(e.typcategory, t.typcategory), e.oid is not null,
        s.mod, s.optional, a.attidentity, a.attgenerated, s.num,
        coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), ''),
        (select array_agg(l.enumlabel::text order by l.enumsortorder) from pg_catalog.pg_enum l
          where l.enumtypid = coalesce(e.oid, t.oid)),
        (select count(*) from pg_catalog.pg_attribute p where p.attnum > 0 and not p.attisdropped
          and p.attrelid = coalesce(e.typrelid, t.typrelid))
      from seen s
      join pg_catalog.pg_type t on t.oid = s.type and t.typtype <> 'd'
      left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A'
      join pg_catalog.pg_attribute a on a.attrelid = s.rel and a.attnum = s.num
      left join pg_catalog.pg_attrdef d on d.adrelid = s.rel and d.adnum = s.num
      order by s.rel, s.num
      """;

  private static final String UNIQUES =
      """
      select i.indrelid, array(select a.attname::text from pg_catalog.pg_depend d
          join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
            and d.refobjid = i.indrelid and d.refobjsubid > 0
          union
          select a.attname::text from pg_catalog.pg_attribute a
          where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) and a.attnum > 0)
      from pg_catalog.pg_index i
      where i.indrelid >= 16384 and (i.indisunique or i.indisexclusion)
      order by i.indrelid, i.indexrelid
      """;

  private static final String FOREIGN_KEYS =
      """
      select k.conrelid, n.nspname, c.relname,
        array(select a.attname::text from unnest(k.conkey) with ordinality u(num, at)
          join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num
          order by u.at),
        array(select a.attname::text from unnest(k.confkey) with ordinality u(num, at)
          join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num
          order by u.at)
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_class c on c.oid = k.confrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conparentid = 0
      order by k.conrelid, k.conname
      """;

  /** Checks of tables and of the domains in them, and bounds of partitions. */
  private static final String CONDITIONS =
      """
      select k.conrelid, pg_catalog.pg_get_constraintdef(k.oid)
      from pg_catalog.pg_constraint k where k.contype = 'c' and k.conrelid >= 16384
      union all
      select a.attrelid, replace(pg_catalog.pg_get_constraintdef(k.oid), 'VALUE', a.attname)
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.atttypid = k.contypid
      where k.contype = 'c' and k.contypid <> 0
      union all
      select i.inhparent, p.partattrs || ' ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
      from pg_catalog.pg_inherits i
      join pg_catalog.pg_class c on c.oid = i.inhrelid
      join (select partrelid, (select string_agg(a.attname, ' ') from pg_catalog.pg_attribute a
          where a.attrelid = partrelid and a.attnum = any (partattrs::int2[])) as partattrs
        from pg_catalog.pg_partitioned_table) p on p.partrelid = i.inhparent
      where c.relispartition
      order by 1, 2
      """;

  private final Connection connection;
  private final Map<Long, List<ColumnSchema>> columns = new TreeMap<>();
  private final Map<Long, List<Set<String>>> uniques = new TreeMap<>();
  private final Map<Long, List<ForeignKey>> foreignKeys = new TreeMap<>();
  private final Map<Long, List<String>> conditions = new TreeMap<>();

  private SchemaReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * All tables in {@code scope}, in order of name.
   *
   * @throws SQLException if the server is out of reach or the connection's transaction has failed
   */
  static Map<TableId, TableSchema> read(Connection connection, SnapshotScope scope)
      throws SQLException {
    return new SchemaReader(connection).read(scope);
  }

  private Map<TableId, TableSchema> read(SnapshotScope scope) throws SQLException {
    each(COLUMNS, row -> add(columns, row.getLong(1), column(row)));
    each(UNIQUES, row -> add(uniques, row.getLong(1), Set.copyOf(texts(row, 2))));
    each(
        FOREIGN_KEYS,
        row ->
            add(
                foreignKeys,
                row.getLong(1),
                new ForeignKey(
                    texts(row, 4),
                    new TableId(row.getString(2), row.getString(3)),
                    texts(row, 5))));
    each(CONDITIONS, row -> add(conditions, row.getLong(1), row.getString(2)));
    Map<TableId, TableSchema> tables = new LinkedHashMap<>();
    each(
        TABLES,
        row -> {
          TableId id = new TableId(row.getString(2), row.getString(3));
          if (scope.includesTable(id.schema(), id.name())) {
            tables.put(id, table(row.getLong(1), id));
          }
        });
    return tables;
  }

  private TableSchema table(long oid, TableId id) {
    return new TableSchema(
        oid,
        id,
        columns.getOrDefault(oid, List.of()),
        uniques.getOrDefault(oid, List.of()),
        foreignKeys.getOrDefault(oid, List.of()),
        conditions.getOrDefault(oid, List.of()),
        List.of());
  }

  private static ColumnSchema column(ResultSet row) throws SQLException {
    String base = row.getString(4);
    ColumnType type =
        new ColumnType(
            row.getString(3),
            base,
            row.getString(5).charAt(0),
            row.getBoolean(6),
            length(base, row.getInt(7)),
            row.getInt(14),
            row.getArray(13) == null ? List.of() : texts(row, 13));
    return new ColumnSchema(
        row.getInt(11), row.getString(2), type, Optional.empty(), row.getBoolean(8), filling(row));
  }

  /** The modifier of text counts four bytes of header; that of a bit string counts bits. */
  private static Optional<Integer> length(String base, int modifier) {
    return switch (base) {
      case "varchar", "bpchar" -> modifier < 4 ? Optional.empty() : Optional.of(modifier - 4);
      case "bit", "varbit" -> modifier < 1 ? Optional.empty() : Optional.of(modifier);
      default -> Optional.empty();
    };
  }

  private static ColumnSchema.Filling filling(ResultSet row) throws SQLException {
    if (!row.getString(10).isEmpty()) {
      return ColumnSchema.Filling.GENERATED;
    }
    if (row.getString(9).equals("a")) {
      return ColumnSchema.Filling.ALWAYS_IDENTITY;
    }
    String byDefault = row.getString(12);
    if (row.getString(9).equals("d") || byDefault.startsWith("nextval(")) {
      return ColumnSchema.Filling.SEQUENCE;
    }
    // What a function returns may be another each time.
    boolean isConstant = !byDefault.isEmpty() && !byDefault.contains("(");
    return isConstant ? ColumnSchema.Filling.DEFAULT : ColumnSchema.Filling.OURS;
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = Objects.requireNonNull(row.getArray(column));
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  private static <T> void add(Map<Long, List<T>> all, long table, T one) {
    all.computeIfAbsent(table, key -> new ArrayList<>()).add(one);
  }

  private void each(String query, Reading reading) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          reading.read(rows);
        }
      }
    }
  }

  /** Reads one row. */
  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }
}
