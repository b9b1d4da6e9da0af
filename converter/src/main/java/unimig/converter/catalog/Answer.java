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

  /** What makes rows of several queries, or of groups of groups. */
  private static final List<String> COMBINING =
      List.of("UNION", "INTERSECT", "EXCEPT", "ROLLUP", "CUBE", "GROUPING");

  private final Catalog catalog;
  private final List<Source> sources = new ArrayList<>();
  private boolean grouped;

  /** A table under the name it has in the statement. */
  record Source(String name, Map<String, Column> columns) {

    /** The columns of that name; all that are there where no source is named. */
    static List<Column> find(List<Source> sources, Optional<String> source, String name) {
      return sources.stream()
          .filter(each -> source.isEmpty() || source.get().equals(each.name()))
          .flatMap(each -> Optional.ofNullable(each.columns().get(name)).stream())
          .toList();
    }
  }

  Answer(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<Map<String, Column>> of(Words words) {
    boolean combined = COMBINING.stream().anyMatch(words::contains);
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
      sources.clear();
    }
    if (words.accept("WHERE")) {
      new PresentColumns(words.upTo(CLAUSES)).apply(sources);
    }
    grouped = words.at("GROUP");
    return columns(items);
  }

  /** Whether it is a {@code SELECT} of aggregates of everything. */
  static boolean isOneRow(Words words) {
    if (!words.accept("SELECT")) {
      return false;
    }
    Words items = words.upTo("FROM");
    boolean looksUp = words.atEnd() && items.items().stream().allMatch(Answer::isLookup);
    boolean aggregates = items.items().stream().allMatch(Answer::isAggregate);
    words.upTo("GROUP", "HAVING", "LIMIT", "OFFSET", "FETCH", "UNION", "INTERSECT", "EXCEPT");
    return looksUp || (aggregates && words.atEnd());
  }

  private static boolean isAggregate(Words item) {
    return readsAggregate(item.copy()) || isOfAggregate(item.copy());
  }

  private static boolean readsAggregate(Words item) {
    boolean known = item.name().filter(AGGREGATES::contains).isPresent();
    if (!known || !item.atPunctuation("(")) {
      return false;
    }
    item.skipItem();
    if (item.accept("FILTER")) {
      item.skipItem();
    }
    return endsWithName(item);
  }

  /** {@code coalesce(sum(a), 0)}. */
  private static boolean isOfAggregate(Words item) {
    List<Words> values =
        item.accept("COALESCE")
            ? item.parenthesised().map(Words::items).orElse(List.of())
            : List.of();
    return values.size() == 2
        && readsAggregate(values.get(0))
        && values.get(1).peek().filter(token -> token.text().matches("[0-9]+|'[^']*'")).isPresent()
        && endsWithName(item);
  }

  /** {@code EXISTS (…)}. */
  private static boolean isLookup(Words words) {
    Words item = words.copy();
    boolean exists = item.accept("EXISTS");
    if (exists) {
      item.skipItem();
    }
    return exists && endsWithName(item);
  }

  /** Whether but a cast and a name follow. */
  private static boolean endsWithName(Words item) {
    if (item.acceptPunctuation("::")) {
      item.one();
    }
    if (item.accept("AS") || item.peek().isPresent()) {
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
      return !sources.isEmpty() && item.atEnd();
    }
    Words ahead = item.copy();
    Optional<String> first = ahead.name();
    if (first.isPresent() && ahead.acceptPunctuation(".") && isStar(ahead)) {
      ahead.skip();
      Optional<Source> source =
          sources.stream().filter(each -> each.name().equals(first.get())).findFirst();
      source.ifPresent(each -> columns.putAll(each.columns()));
      return source.isPresent() && ahead.atEnd();
    }
    Optional<Expression.Typed> value = new Expression(sources, grouped, catalog.enums()).read(item);
    return value.isPresent() && put(value.get(), item, columns);
  }

  private static boolean isStar(Words words) {
    return words.peek().map(Token::text).filter("*"::equals).isPresent();
  }

  /** Under its own name or the one that follows it; false if more does, or it has no name. */
  private static boolean put(Expression.Typed value, Words item, Map<String, Column> columns) {
    item.accept("AS");
    Optional<String> alias = item.atEnd() ? value.name() : item.name();
    alias.filter(name -> item.atEnd()).ifPresent(name -> columns.put(name, value.column()));
    return alias.isPresent() && item.atEnd();
  }
}
