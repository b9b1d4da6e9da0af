package unimig.converter.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.sql.Token;

/** The columns of an answer: of a plain {@code SELECT}, or of {@code RETURNING}. */
final class Answer {
  private static final String[] CLAUSES = {
    "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "WINDOW"
  };

  private static final List<String> BEHIND_TABLE =
      List.of(
          "ON",
          "JOIN",
          "LEFT",
          "RIGHT",
          "FULL",
          "INNER",
          "CROSS",
          "NATURAL",
          "SET",
          "VALUES",
          "DEFAULT",
          "SELECT",
          "WITH",
          "WHERE",
          "USING",
          "FROM",
          "RETURNING",
          "OVERRIDING");

  private static final List<String> AGGREGATES =
      List.of("count", "sum", "avg", "min", "max", "bool_and", "bool_or", "array_agg", "json_agg");

  private final Catalog catalog;
  private final List<Source> sources = new ArrayList<>();

  /** A table under the name it has in the statement. */
  private record Source(String name, Map<String, Column> columns) {}

  Answer(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<Map<String, Column>> of(Words words) {
    boolean combined =
        words.contains("UNION") || words.contains("INTERSECT") || words.contains("EXCEPT");
    if (words.accept("SELECT") && !combined) {
      return select(words);
    }
    boolean changes =
        words.accept("INSERT", "INTO") || words.accept("UPDATE") || words.accept("DELETE", "FROM");
    return changes ? returning(words) : Optional.empty();
  }

  private Optional<Map<String, Column>> select(Words words) {
    words.accept("DISTINCT");
    if (words.at("ON")) {
      return Optional.empty();
    }
    Words items = words.upTo("FROM", "WHERE");
    if (!words.accept("FROM") || !tables(words.upTo(CLAUSES))) {
      return Optional.empty();
    }
    return columns(items);
  }

  /** Whether it is a {@code SELECT} of aggregates of everything. */
  static boolean isOneRow(Words words) {
    if (!words.accept("SELECT")) {
      return false;
    }
    Words items = words.upTo("FROM");
    boolean aggregates = items.items().stream().allMatch(Answer::isAggregate);
    words.upTo("GROUP", "HAVING", "LIMIT", "OFFSET", "FETCH", "UNION", "INTERSECT", "EXCEPT");
    return aggregates && words.atEnd();
  }

  private static boolean isAggregate(Words item) {
    boolean known = item.name().filter(AGGREGATES::contains).isPresent();
    if (!known || !item.atPunctuation("(")) {
      return false;
    }
    item.skipItem();
    if (item.accept("AS")) {
      item.name();
    }
    return item.atEnd();
  }

  private Optional<Map<String, Column>> returning(Words words) {
    words.accept("ONLY");
    boolean known = source(words);
    Words rest = words.upTo("RETURNING");
    rest.upTo("FROM", "USING");
    return known && rest.atEnd() && words.accept("RETURNING") ? columns(words) : Optional.empty();
  }

  /** What stands behind {@code FROM}; false if it is not understood. */
  private boolean tables(Words words) {
    words.accept("ONLY");
    if (!source(words)) {
      return false;
    }
    while (!words.atEnd()) {
      boolean left = words.accept("LEFT");
      boolean right = !left && words.accept("RIGHT");
      boolean full = !left && !right && words.accept("FULL");
      words.accept("OUTER");
      words.accept("INNER");
      words.accept("CROSS");
      int before = sources.size();
      if (!words.accept("JOIN") || !source(words)) {
        return false;
      }
      for (int i = 0; i < sources.size(); i++) {
        boolean missing = full || (i < before ? right : left);
        sources.set(i, missing ? orNull(sources.get(i)) : sources.get(i));
      }
      words.upTo("LEFT", "RIGHT", "FULL", "INNER", "CROSS", "JOIN", "NATURAL");
    }
    return true;
  }

  private static Source orNull(Source source) {
    Map<String, Column> columns = new LinkedHashMap<>();
    source.columns().forEach((name, column) -> columns.put(name, column.orNull()));
    return new Source(source.name(), columns);
  }

  private boolean source(Words words) {
    Optional<String> table = words.qualifiedName();
    Optional<Map<String, Column>> columns = table.flatMap(catalog::table);
    if (columns.isEmpty()) {
      return false;
    }
    String name = table.get().substring(table.get().lastIndexOf('.') + 1);
    boolean named = words.accept("AS");
    boolean plain = !named && BEHIND_TABLE.stream().anyMatch(words::at);
    Optional<String> alias = plain ? Optional.empty() : words.name();
    sources.add(new Source(alias.orElse(name), columns.get()));
    return true;
  }

  private Optional<Map<String, Column>> columns(Words items) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Words item : items.items()) {
      Optional<String> alias = item.alias();
      if (!column(item, columns) && alias.isEmpty()) {
        return Optional.empty();
      }
      alias.ifPresent(name -> columns.putIfAbsent(name, Column.UNKNOWN));
    }
    return Optional.of(columns);
  }

  private boolean column(Words item, Map<String, Column> columns) {
    if (isStar(item)) {
      item.skip();
      sources.forEach(source -> columns.putAll(source.columns()));
      return item.atEnd();
    }
    Optional<String> first = item.name();
    if (first.isPresent() && item.acceptPunctuation(".")) {
      if (isStar(item)) {
        item.skip();
        Optional<Source> source =
            sources.stream().filter(each -> each.name().equals(first.get())).findFirst();
        source.ifPresent(each -> columns.putAll(each.columns()));
        return source.isPresent() && item.atEnd();
      }
      Optional<String> name = item.name();
      return name.isPresent() && put(name.get(), find(first, name.get()), item, columns);
    }
    if (first.isPresent() && item.atPunctuation("(")) {
      boolean counts = first.get().equals("count");
      item.skipItem();
      // PostgreSQL counts in bigint, which never is null.
      Column column = counts ? new Column(Column.Kind.TEXT, false) : Column.UNKNOWN;
      return put(first.get(), column, item, columns);
    }
    return first.isPresent()
        && put(first.get(), find(Optional.empty(), first.get()), item, columns);
  }

  private static boolean isStar(Words words) {
    return words.peek().map(Token::text).filter("*"::equals).isPresent();
  }

  private Column find(Optional<String> source, String name) {
    List<Column> found =
        sources.stream()
            .filter(each -> source.isEmpty() || source.get().equals(each.name()))
            .flatMap(each -> Optional.ofNullable(each.columns().get(name)).stream())
            .toList();
    return found.size() == 1 ? found.get(0) : Column.UNKNOWN;
  }

  /** Under its own name or the one behind {@code AS}; false if more follows. */
  private static boolean put(String own, Column column, Words item, Map<String, Column> columns) {
    if (item.accept("AS")) {
      Optional<String> alias = item.name();
      alias.ifPresent(name -> columns.put(name, column));
      return alias.isPresent() && item.atEnd();
    }
    if (item.atEnd()) {
      columns.put(own, column);
    }
    return item.atEnd();
  }
}
