package unimig.converter.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One change of {@code ALTER TABLE}. */
final class TableChange {
  /** After which every column is what it was. */
  private static final List<String> OF_NO_COLUMN =
      List.of(
          "ENABLE",
          "DISABLE",
          "OWNER",
          "REPLICA",
          "VALIDATE",
          "CLUSTER",
          "SET",
          "RESET",
          "FORCE",
          "NO",
          "ATTACH",
          "DETACH");

  private final String table;
  private final boolean perhaps;

  TableChange(String table, boolean perhaps) {
    this.table = table;
    this.perhaps = perhaps;
  }

  Catalog apply(Catalog catalog, Words words) {
    if (catalog.table(table).isEmpty() && !words.at("RENAME")) {
      return catalog;
    }
    if (words.accept("ADD")) {
      return add(catalog, words);
    }
    if (words.accept("DROP")) {
      return drop(catalog, words);
    }
    if (words.accept("ALTER")) {
      words.accept("COLUMN");
      return words
          .name()
          .map(column -> alter(catalog, column, words))
          .orElse(catalog.without(table));
    }
    if (words.accept("RENAME")) {
      return rename(catalog, words);
    }
    return OF_NO_COLUMN.stream().anyMatch(words::at) ? catalog : catalog.without(table);
  }

  /** What a change of a table means of which only the run knows the name. */
  static Catalog ofUnnamed(Catalog catalog, Words words) {
    if (words.accept("ADD") || OF_NO_COLUMN.stream().anyMatch(words::at)) {
      return catalog;
    }
    if (words.accept("DROP")) {
      boolean constraint = words.accept("CONSTRAINT");
      words.accept("COLUMN");
      words.accept("IF", "EXISTS");
      return constraint
          ? catalog
          : words.name().map(catalog::withoutColumn).orElseGet(catalog::forgotten);
    }
    boolean alters = words.accept("ALTER");
    words.accept("COLUMN");
    boolean ofDefault =
        alters
            && words.name().isPresent()
            && (words.accept("SET", "DEFAULT")
                || words.accept("DROP", "DEFAULT")
                || words.accept("SET", "NOT", "NULL"));
    return ofDefault ? catalog : catalog.forgotten();
  }

  private Catalog add(Catalog catalog, Words words) {
    List<String> constraints = List.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK");
    if (constraints.stream().anyMatch(words::at) || words.at("EXCLUDE")) {
      return key(catalog, words);
    }
    words.accept("COLUMN");
    boolean unlessThere = words.accept("IF", "NOT", "EXISTS");
    Optional<String> name = words.name();
    Map<String, Column> columns = columns(catalog);
    if (name.isEmpty() || (columns.containsKey(name.get()) && unlessThere)) {
      return name.isEmpty() ? catalog.without(table) : catalog;
    }
    Column column = ColumnReader.read(words, catalog.enums());
    if (perhaps && columns.containsKey(name.get())) {
      return catalog.with(table, name.get(), any -> Column.UNKNOWN);
    }
    columns.put(name.get(), column);
    return catalog.with(table, columns);
  }

  private Catalog key(Catalog catalog, Words words) {
    Catalog changed = catalog;
    while (!words.atEnd()) {
      if (words.accept("PRIMARY", "KEY")) {
        for (Words each : words.parenthesised().map(Words::items).orElse(List.of())) {
          String column = each.name().orElse("");
          changed = changed.with(table, column, perhaps ? c -> c : Column::notNull);
        }
        return changed;
      }
      words.skipItem();
    }
    return changed;
  }

  private Catalog drop(Catalog catalog, Words words) {
    if (words.accept("CONSTRAINT")) {
      return catalog;
    }
    words.accept("COLUMN");
    words.accept("IF", "EXISTS");
    Map<String, Column> columns = columns(catalog);
    words.name().ifPresent(columns::remove);
    return catalog.with(table, columns);
  }

  private Catalog alter(Catalog catalog, String column, Words words) {
    if (words.accept("SET", "NOT", "NULL")) {
      return perhaps ? catalog : catalog.with(table, column, Column::notNull);
    }
    if (words.accept("DROP", "NOT", "NULL")) {
      return catalog.with(table, column, Column::orNull);
    }
    if (words.accept("SET", "DATA", "TYPE") || words.accept("TYPE")) {
      Column type = ColumnReader.type(words, catalog.enums());
      return catalog.with(
          table,
          column,
          old ->
              perhaps && old.kind() != type.kind()
                  ? Column.UNKNOWN
                  : new Column(type.kind(), old.nullable()));
    }
    boolean harmless = words.at("SET") || words.at("DROP") || words.at("ADD") || words.at("RESET");
    return harmless ? catalog : catalog.without(table);
  }

  private Catalog rename(Catalog catalog, Words words) {
    if (words.accept("TO")) {
      Optional<Map<String, Column>> columns = catalog.table(table);
      Optional<String> name = words.name();
      if (perhaps || columns.isEmpty() || name.isEmpty()) {
        Catalog without = catalog.without(table);
        return name.map(without::without).orElse(without.forgotten());
      }
      return catalog.without(table).with(name.get(), columns.get());
    }
    if (words.accept("CONSTRAINT") || catalog.table(table).isEmpty()) {
      return catalog;
    }
    words.accept("COLUMN");
    Optional<String> from = words.name();
    boolean to = words.accept("TO");
    Optional<String> name = words.name();
    if (!to || from.isEmpty() || name.isEmpty()) {
      return catalog.without(table);
    }
    Map<String, Column> renamed = new LinkedHashMap<>();
    columns(catalog)
        .forEach(
            (column, type) -> {
              if (!column.equals(from.get())) {
                renamed.put(column, type);
              } else if (!perhaps) {
                renamed.put(name.get(), type);
              }
            });
    return catalog.with(table, renamed);
  }

  private Map<String, Column> columns(Catalog catalog) {
    return new LinkedHashMap<>(catalog.table(table).orElse(Map.of()));
  }
}
