package unimig.converter.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables with what a later schema will demand of the same rows, as far as their columns are there
 * already: a migration that adds a constraint then finds rows that keep it.
 */
final class NextSchema {
  /** A literal, which is left alone, or a name. */
  private static final Pattern WORD =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[a-zA-Z_][\\w$]*");

  private final Map<Long, TableSchema> later = new HashMap<>();
  private final Map<Long, TableSchema> now = new HashMap<>();

  private NextSchema(List<TableSchema> now, List<TableSchema> later) {
    now.forEach(table -> this.now.put(table.oid(), table));
    later.forEach(table -> this.later.put(table.oid(), table));
  }

  /** Tables that are gone later are as they are now. */
  static List<TableSchema> both(List<TableSchema> now, List<TableSchema> later) {
    NextSchema next = new NextSchema(now, later);
    return now.stream().map(next::both).toList();
  }

  private TableSchema both(TableSchema table) {
    TableSchema after = later.get(table.oid());
    if (after == null) {
      return table;
    }
    Map<String, String> names = new HashMap<>();
    List<ColumnSchema> columns = new ArrayList<>();
    for (ColumnSchema column : table.columns()) {
      Optional<ColumnSchema> other = numbered(after, column.number());
      other.ifPresent(each -> names.put(each.name(), column.name()));
      columns.add(other.map(each -> both(column, each)).orElse(column));
    }
    Coming coming = new Coming(table);
    for (Set<String> unique : after.uniques()) {
      renamed(unique.stream().sorted().toList(), names).ifPresent(coming::unique);
    }
    after.foreignKeys().forEach(key -> renamed(key, names).ifPresent(coming::foreignKey));
    after.conditions().forEach(condition -> coming.condition(renamed(condition, names)));
    return coming.with(columns);
  }

  private static Optional<ColumnSchema> numbered(TableSchema table, int number) {
    return table.columns().stream().filter(column -> column.number() == number).findFirst();
  }

  /** Values of the later type are tried; the server refuses what the present type cannot hold. */
  private static ColumnSchema both(ColumnSchema now, ColumnSchema later) {
    return new ColumnSchema(
        now.number(),
        now.name(),
        now.type(),
        Optional.of(later.type()).filter(type -> !type.equals(now.type())),
        now.isNullable() && later.isNullable(),
        now.filling());
  }

  private static Optional<List<String>> renamed(List<String> columns, Map<String, String> names) {
    return names.keySet().containsAll(columns)
        ? Optional.of(columns.stream().map(name -> names.getOrDefault(name, name)).toList())
        : Optional.empty();
  }

  /** A key to a table that is not there yet cannot be kept. */
  private Optional<ForeignKey> renamed(ForeignKey key, Map<String, String> names) {
    Optional<TableSchema> target =
        later.values().stream()
            .filter(table -> table.id().equals(key.target()))
            .flatMap(table -> Optional.ofNullable(now.get(table.oid())).stream())
            .findFirst()
            .filter(table -> key.referenced().stream().allMatch(table::has));
    return target.flatMap(
        table ->
            renamed(key.columns(), names)
                .map(columns -> new ForeignKey(columns, table.id(), key.referenced())));
  }

  private static String renamed(String condition, Map<String, String> names) {
    return WORD.matcher(condition)
        .replaceAll(
            word -> {
              String written = word.group();
              String name =
                  written.startsWith("\"")
                      ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                      : written;
              String now = names.getOrDefault(name, name);
              return Matcher.quoteReplacement(now.equals(name) ? written : Identifier.quoted(now));
            });
  }

  /** What is added to a table. */
  private static final class Coming {
    private final TableSchema table;
    private final Set<Set<String>> uniques;
    private final Set<ForeignKey> keys;
    private final Set<String> conditions;
    private final List<String> constraints = new ArrayList<>();

    Coming(TableSchema table) {
      this.table = table;
      uniques = new LinkedHashSet<>(table.uniques());
      keys = new LinkedHashSet<>(table.foreignKeys());
      conditions = new LinkedHashSet<>(table.conditions());
    }

    void unique(List<String> columns) {
      if (uniques.add(Set.copyOf(columns))) {
        constraints.add("unique (" + Identifier.list(columns) + ")");
      }
    }

    void foreignKey(ForeignKey key) {
      if (keys.add(key)) {
        constraints.add(
            "foreign key (%s) references %s (%s) not valid"
                .formatted(
                    Identifier.list(key.columns()),
                    key.target().sql(),
                    Identifier.list(key.referenced())));
      }
    }

    void condition(String condition) {
      if (conditions.add(condition) && condition.startsWith("CHECK ")) {
        constraints.add(condition.replaceFirst(" NOT VALID$", "") + " not valid");
      }
    }

    TableSchema with(List<ColumnSchema> columns) {
      return new TableSchema(
          table.oid(),
          table.id(),
          columns,
          List.copyOf(uniques),
          List.copyOf(keys),
          List.copyOf(conditions),
          constraints);
    }
  }
}
