package unimig.converter.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import unimig.converter.catalog.Catalog.Unnamed;

/** One statement, and what it does to the tables that are known. */
final class Definition {
  /** What a table consists of besides columns. */
  private static final Set<String> NO_COLUMNS =
      Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like");

  private static final Set<String> CREATED_OTHERS =
      Set.of(
          "index",
          "unique",
          "function",
          "procedure",
          "trigger",
          "constraint",
          "extension",
          "view",
          "sequence",
          "policy",
          "rule",
          "role",
          "user",
          "schema",
          "materialized",
          "aggregate",
          "domain",
          "collation",
          "operator",
          "cast",
          "recursive",
          "publication",
          "statistics");

  private static final Set<String> HARMLESS =
      Set.of(
          "select",
          "insert",
          "update",
          "delete",
          "with",
          "values",
          "comment",
          "grant",
          "revoke",
          "begin",
          "commit",
          "start",
          "lock",
          "truncate",
          "analyze",
          "vacuum",
          "refresh",
          "notify",
          "reindex",
          "copy",
          "savepoint",
          "release",
          "reset",
          "merge",
          "explain",
          "table",
          "end");

  /** What the text of a function has that may change tables. */
  private static final Pattern DEFINING =
      Pattern.compile("\\b(alter|create|drop|execute)\\b", Pattern.CASE_INSENSITIVE);

  /** Stands for a function that any statement may call. */
  private static final String ANY = "*";

  private final Catalog catalog;
  private final boolean perhaps;

  /**
   * @param perhaps whether it may not run, on databases that are then as if it had
   */
  Definition(Catalog catalog, boolean perhaps) {
    this.catalog = catalog;
    this.perhaps = perhaps;
  }

  Catalog apply(Words words) {
    String verb = words.name().orElse("");
    return switch (verb) {
      case "create" -> create(words);
      case "drop" -> drop(words);
      case "alter" -> alter(words);
      case "set" -> set(words);
      default -> HARMLESS.contains(verb) && !calls(words) ? catalog : catalog.forgotten();
    };
  }

  /** Where a search path is set, names may mean other tables. */
  private Catalog set(Words words) {
    boolean path = words.contains("search_path") || words.contains("schema");
    return path && !words.contains("public") ? catalog.forgotten() : catalog;
  }

  private Catalog create(Words words) {
    words.accept("OR", "REPLACE");
    boolean temporary = words.accept("TEMP") || words.accept("TEMPORARY");
    words.accept("UNLOGGED");
    if (words.accept("TABLE")) {
      return temporary ? withoutNamed(words) : createTable(words);
    }
    if (words.accept("TYPE")) {
      Optional<String> name = words.qualifiedName();
      boolean ofEnum = words.accept("AS", "ENUM");
      return ofEnum ? name.map(catalog::withEnum).orElse(catalog) : catalog;
    }
    String what = words.name().orElse("");
    if (what.matches("function|procedure")) {
      return function(words);
    }
    // The function of a trigger is called by statements that do not name it.
    boolean harmless = CREATED_OTHERS.contains(what) && !calls(words);
    return harmless ? catalog : catalog.withDefining(ANY).forgotten();
  }

  /** One that defines tables does so whenever it is called. */
  private Catalog function(Words words) {
    Optional<String> name = words.qualifiedName();
    boolean defines = words.texts().anyMatch(text -> DEFINING.matcher(text).find() || calls(text));
    return defines ? catalog.withDefining(name.orElse(ANY)) : catalog;
  }

  private boolean calls(String text) {
    return catalog.defining().stream()
        .anyMatch(each -> text.contains(each.substring(each.lastIndexOf('.') + 1)));
  }

  /** Whether a function is named that may change tables. */
  private boolean calls(Words words) {
    return catalog.defining().contains(ANY)
        || catalog.defining().stream()
            .anyMatch(each -> words.names(each.substring(each.lastIndexOf('.') + 1)));
  }

  private Catalog withoutNamed(Words words) {
    words.accept("IF", "NOT", "EXISTS");
    return words.qualifiedName().map(catalog::without).orElse(catalog.forgotten());
  }

  private Catalog createTable(Words words) {
    boolean unlessThere = words.accept("IF", "NOT", "EXISTS");
    if (words.acceptParameter()) {
      return catalog.withUnnamed(Unnamed.CREATED);
    }
    Optional<String> table = words.qualifiedName();
    Optional<Words> content = words.parenthesised();
    if (table.isEmpty()) {
      return catalog.forgotten();
    }
    if (catalog.table(table.get()).isPresent() && (unlessThere || perhaps)) {
      return catalog.has(Unnamed.DROPPED) ? catalog.without(table.get()) : catalog;
    }
    if (content.isEmpty() || words.contains("INHERITS") || content.get().contains("LIKE")) {
      return catalog.without(table.get());
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Words item : content.get().items()) {
      boolean constraint =
          item.peek().filter(word -> NO_COLUMNS.stream().anyMatch(word::isWord)).isPresent();
      if (constraint) {
        primaryKey(item).forEach(name -> columns.computeIfPresent(name, (n, c) -> c.notNull()));
      } else {
        item.name().ifPresent(name -> columns.put(name, ColumnReader.read(item, catalog.enums())));
      }
    }
    return catalog.with(table.get(), columns);
  }

  private static List<String> primaryKey(Words item) {
    while (!item.atEnd()) {
      if (item.accept("PRIMARY", "KEY")) {
        return item.parenthesised().map(Words::items).orElse(List.of()).stream()
            .flatMap(each -> each.name().stream())
            .toList();
      }
      item.skipItem();
    }
    return List.of();
  }

  private Catalog drop(Words words) {
    if (words.accept("TABLE")) {
      words.accept("IF", "EXISTS");
      Catalog left = catalog;
      for (Words each : words.items()) {
        if (each.acceptParameter()) {
          left = left.withUnnamed(Unnamed.DROPPED);
          continue;
        }
        left = each.qualifiedName().map(left::without).orElse(catalog.forgotten());
      }
      return left;
    }
    boolean mayDropColumns = words.contains("CASCADE") && !words.at("INDEX");
    return mayDropColumns || words.at("SCHEMA") || words.at("OWNED")
        ? catalog.forgotten()
        : catalog;
  }

  private Catalog alter(Words words) {
    if (!words.accept("TABLE")) {
      return words.at("SCHEMA") || words.at("DATABASE") || words.at("ROLE")
          ? catalog.forgotten()
          : catalog;
    }
    words.accept("IF", "EXISTS");
    words.accept("ONLY");
    if (words.acceptParameter()) {
      Catalog changed = catalog;
      for (Words change : words.items()) {
        changed = TableChange.ofUnnamed(changed, change);
      }
      return changed;
    }
    Optional<String> table = words.qualifiedName();
    if (table.isEmpty()) {
      return catalog.forgotten();
    }
    Catalog changed = catalog;
    for (Words change : words.items()) {
      changed = new TableChange(table.get(), perhaps).apply(changed, change);
    }
    return changed;
  }
}
