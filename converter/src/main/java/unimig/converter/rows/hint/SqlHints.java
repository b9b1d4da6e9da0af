package unimig.converter.rows.hint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;
import unimig.converter.sql.Token;

/** What SQL looks at: literals beside columns, properties of documents, functions of columns. */
final class SqlHints {
  private static final Set<String> COMPARISONS =
      Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "~", "~*", "!~", "!~*", "@>", "?", "||");

  /** Functions of a column, or words before it, that tell how it is used. */
  private static final Map<String, Trait> FUNCTIONS =
      Map.ofEntries(
          Map.entry("COALESCE", Trait.NULL_MATTERS),
          Map.entry("LOWER", Trait.IS_NORMALIZED),
          Map.entry("UPPER", Trait.IS_NORMALIZED),
          Map.entry("TRIM", Trait.IS_NORMALIZED),
          Map.entry("BTRIM", Trait.IS_NORMALIZED),
          Map.entry("INITCAP", Trait.IS_NORMALIZED),
          Map.entry("DISTINCT", Trait.DUPLICATES_MATTER),
          Map.entry("BY", Trait.DUPLICATES_MATTER),
          Map.entry("JSONB_ARRAY_ELEMENTS", Trait.IS_LIST),
          Map.entry("JSON_ARRAY_ELEMENTS", Trait.IS_LIST),
          Map.entry("JSONB_ARRAY_ELEMENTS_TEXT", Trait.IS_LIST),
          Map.entry("JSON_ARRAY_ELEMENTS_TEXT", Trait.IS_LIST),
          Map.entry("JSONB_ARRAY_LENGTH", Trait.IS_LIST),
          Map.entry("UNNEST", Trait.IS_LIST),
          Map.entry("ARRAY_LENGTH", Trait.IS_LIST),
          Map.entry("CARDINALITY", Trait.IS_LIST),
          Map.entry("JSONB_EACH", Trait.IS_MAP),
          Map.entry("JSON_EACH", Trait.IS_MAP),
          Map.entry("JSONB_EACH_TEXT", Trait.IS_MAP),
          Map.entry("JSON_EACH_TEXT", Trait.IS_MAP),
          Map.entry("JSONB_OBJECT_KEYS", Trait.IS_MAP),
          Map.entry("JSONB_TYPEOF", Trait.TYPE_MATTERS),
          Map.entry("JSON_TYPEOF", Trait.TYPE_MATTERS),
          Map.entry("TO_DATE", Trait.IS_DATE),
          Map.entry("TO_TIMESTAMP", Trait.IS_DATE));

  private static final Set<String> SPLITTING =
      Set.of("SPLIT_PART", "STRING_TO_ARRAY", "STRING_TO_TABLE", "STRPOS", "REPLACE");

  /** What a column is cast to. */
  private static final Map<String, Trait> TYPES =
      Map.ofEntries(
          Map.entry("INT", Trait.IS_NUMBER_TEXT),
          Map.entry("INTEGER", Trait.IS_NUMBER_TEXT),
          Map.entry("BIGINT", Trait.IS_NUMBER_TEXT),
          Map.entry("SMALLINT", Trait.IS_NUMBER_TEXT),
          Map.entry("NUMERIC", Trait.IS_NUMBER_TEXT),
          Map.entry("FLOAT", Trait.IS_NUMBER_TEXT),
          Map.entry("DECIMAL", Trait.IS_NUMBER_TEXT),
          Map.entry("JSON", Trait.IS_JSON_TEXT),
          Map.entry("JSONB", Trait.IS_JSON_TEXT),
          Map.entry("DATE", Trait.IS_DATE),
          Map.entry("TIMESTAMP", Trait.IS_DATE),
          Map.entry("TIMESTAMPTZ", Trait.IS_DATE));

  private final SqlTokens tokens;
  private final Map<String, String> tables = new HashMap<>();
  private final List<ColumnHint> columns = new ArrayList<>();
  private final TreeSet<String> texts = new TreeSet<>();
  private final TreeSet<String> numbers = new TreeSet<>();

  private SqlHints(List<Token> tokens) {
    this.tokens = new SqlTokens(tokens);
  }

  /** Of one or several statements; those in the bodies of functions are among them. */
  static Hints of(String sql) {
    Hints all = Hints.NONE;
    for (SqlStatement statement : StatementSplitter.split(SqlLexer.lexScript(sql))) {
      all = all.and(new SqlHints(statement.significantTokens()).read());
      for (Token token : statement.tokens()) {
        if (token.kind() == Token.Kind.DOLLAR_STRING) {
          all = all.and(of(content(token)));
        }
      }
    }
    return all;
  }

  private Hints read() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (isTableNext(i)) {
        table(i + 1);
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (isColumn(i)) {
        column(i);
      }
    }
    return new Hints(columns, List.copyOf(texts), List.copyOf(numbers));
  }

  private boolean isTableNext(int i) {
    return List.of("FROM", "JOIN", "UPDATE", "INTO").contains(tokens.word(i))
        && tokens.isName(i + 1);
  }

  /** {@code t}, {@code s.t}, {@code t a}, {@code t as a}. */
  private void table(int at) {
    int i = at;
    while (tokens.isMark(i + 1, ".") && tokens.isName(i + 2)) {
      i += 2;
    }
    String table = tokens.name(i);
    tables.put(table, table);
    int alias = tokens.word(i + 1).equals("AS") ? i + 2 : i + 1;
    if (tokens.isName(alias)) {
      tables.putIfAbsent(tokens.name(alias), table);
    }
  }

  private boolean isColumn(int i) {
    return tokens.isName(i)
        && !tokens.isMark(i + 1, "(")
        && !tokens.isMark(i + 1, ".")
        && !tokens.isMark(i - 1, "::")
        && !tables.containsKey(tokens.name(i));
  }

  private void column(int i) {
    Optional<String> table =
        tokens.isMark(i - 1, ".") && i > 1
            ? Optional.ofNullable(tables.get(tokens.name(i - 2)))
            : Optional.of(Set.copyOf(tables.values()))
                .filter(all -> all.size() == 1)
                .map(all -> all.iterator().next());
    SqlUse use = new SqlUse();
    before(i - (tokens.isMark(i - 1, ".") ? 2 : 0), use);
    after(i + 1, use);
    if (!use.isNothing()) {
      columns.add(new ColumnHint(tokens.name(i), table, use.shape()));
      texts.addAll(use.literals());
      numbers.addAll(use.numbers());
    }
  }

  /** {@code lower(column, 'x' = column}, {@code case column}. */
  private void before(int i, SqlUse use) {
    if (tokens.isMark(i - 1, "(") && i > 1) {
      String function = tokens.word(i - 2);
      Optional.ofNullable(FUNCTIONS.get(function)).ifPresent(use::has);
      if (function.equals("LENGTH") || function.equals("CHAR_LENGTH")) {
        int close = tokens.close(i - 1);
        if (COMPARISONS.contains(tokens.text(close + 1))) {
          tokens.literal(close + 2).ifPresent(use::length);
        }
      }
      arguments(function, i, use);
    } else if (tokens.word(i - 1).equals("CASE")) {
      cases(i + 1, use);
    } else {
      Optional.ofNullable(FUNCTIONS.get(tokens.word(i - 1))).ifPresent(use::has);
    }
    if (COMPARISONS.contains(tokens.text(i - 1))) {
      tokens.literal(i - 2).ifPresent(use::comparedWith);
    }
  }

  /** Literals that a function takes beside a column. */
  private void arguments(String function, int column, SqlUse use) {
    int end = tokens.close(column - 1);
    List<String> given = new ArrayList<>();
    for (int i = column; i < end; i++) {
      tokens.literal(i).ifPresent(given::add);
    }
    if (SPLITTING.contains(function)) {
      given.stream().limit(1).forEach(use::splitBy);
    } else if (function.startsWith("REGEXP_") || function.equals("SUBSTRING")) {
      given.stream().limit(1).forEach(use::matchedWith);
    } else if (List.of("COALESCE", "NULLIF", "LEFT", "RIGHT", "POSITION").contains(function)) {
      given.forEach(use::comparedWith);
    }
    if (end + 1 < tokens.size() && FUNCTIONS.containsKey(function)) {
      comparison(end + 1, use);
    }
  }

  /** {@code case column when 'x' then … end}. */
  private void cases(int from, SqlUse use) {
    for (int i = from; i < tokens.size() && !tokens.word(i).equals("END"); i++) {
      if (tokens.word(i).equals("WHEN")) {
        tokens.literal(i + 1).ifPresent(use::comparedWith);
      }
    }
  }

  /** What follows a column: casts, steps into documents, comparisons. */
  private void after(int from, SqlUse use) {
    int i = from;
    while (true) {
      if (tokens.isMark(i, "::")) {
        Optional.ofNullable(TYPES.get(tokens.word(i + 1))).ifPresent(use::has);
        i += tokens.isMark(i + 2, "[") ? 4 : 2;
      } else if (tokens.text(i).startsWith("->") || tokens.text(i).startsWith("#>")) {
        use.step(tokens.text(i), tokens.literal(i + 1).orElse(""));
        i += 2;
      } else if (tokens.isMark(i, ")") && !tokens.isMark(i + 1, ")")) {
        i += 1;
      } else {
        break;
      }
    }
    comparison(i, use);
  }

  private void comparison(int i, SqlUse use) {
    int at = tokens.word(i).equals("NOT") ? i + 1 : i;
    switch (tokens.word(at)) {
      case "IS" -> use.has(Trait.NULL_MATTERS);
      case "LIKE", "ILIKE" -> tokens.literal(at + 1).ifPresent(use::likeOf);
      case "BETWEEN" -> {
        tokens.literal(at + 1).ifPresent(use::comparedWith);
        tokens.literal(at + 3).ifPresent(use::comparedWith);
      }
      case "IN" -> listed(at + 1, use);
      default -> {
        if (COMPARISONS.contains(tokens.text(at))) {
          compared(at, use);
        }
      }
    }
  }

  private void compared(int operator, SqlUse use) {
    String sign = tokens.text(operator);
    if (List.of("ANY", "ALL").contains(tokens.word(operator + 1))) {
      listed(operator + 2, use);
    } else if (sign.contains("~")) {
      tokens.literal(operator + 1).ifPresent(use::matchedWith);
    } else if (sign.equals("?")) {
      tokens.literal(operator + 1).ifPresent(key -> use.step("->", key));
    } else if (sign.equals("@>")) {
      tokens.literal(operator + 1).ifPresent(use::contains);
    } else {
      tokens.literal(operator + 1).ifPresent(use::comparedWith);
    }
  }

  private void listed(int open, SqlUse use) {
    for (int i = open + 1; i < tokens.close(open); i++) {
      tokens.literal(i).ifPresent(use::comparedWith);
    }
  }

  private static String content(Token dollarString) {
    String text = dollarString.text();
    int mark = text.indexOf('$', 1) + 1;
    return text.length() < 2 * mark ? "" : text.substring(mark, text.length() - mark);
  }
}
