package unimig.converter.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.catalog.Answer.Source;
import unimig.converter.catalog.Column.Kind;
import unimig.converter.sql.Token;

/** What a {@code SELECT} computes: columns, constants, casts and functions in common use. */
final class Expression {
  private static final Set<String> TEXTS =
      Set.of(
          "btrim",
          "initcap",
          "left",
          "lower",
          "lpad",
          "ltrim",
          "md5",
          "regexp_replace",
          "repeat",
          "replace",
          "right",
          "rpad",
          "rtrim",
          "split_part",
          "substr",
          "to_char",
          "trim",
          "upper");

  /** First words of types that have more. */
  private static final List<String> SEVERAL_WORDS =
      List.of("DOUBLE", "CHARACTER", "TIMESTAMP", "TIME", "BIT", "INTERVAL");

  /** What begins something else than a name. */
  private static final List<String> OTHERS =
      List.of("NOT", "CASE", "ARRAY", "ROW", "INTERVAL", "SELECT", "DISTINCT", "ALL");

  /** Functions whose columns PostgreSQL names otherwise. */
  private static final Set<String> NAMED_OTHERWISE = Set.of("trim", "extract", "overlay");

  private final List<Source> sources;
  private final boolean grouped;
  private final Set<String> enums;

  /**
   * @param grouped whether each row is of a group, which has at least one row
   */
  Expression(List<Source> sources, boolean grouped, Set<String> enums) {
    this.sources = List.copyOf(sources);
    this.grouped = grouped;
    this.enums = enums;
  }

  /**
   * What it is.
   *
   * @param name that PostgreSQL gives a column of it, if it is a plain one
   */
  record Typed(Optional<String> name, Column column) {}

  /** Reads one, up to its alias; nothing if it is not understood. */
  Optional<Typed> read(Words item) {
    Optional<Typed> value = primary(item);
    while (value.isPresent() && !item.atEnd() && !item.at("AS")) {
      Optional<String> operator = item.peek().map(Token::text);
      if (item.acceptPunctuation("::")) {
        value = cast(value.get(), item);
      } else if (operator.filter(text -> text.matches("->>?|#>>?")).isPresent()) {
        value = member(operator.get(), value.get(), item);
      } else if (item.accept("IS", "NOT", "NULL") || item.accept("IS", "NULL")) {
        value = Optional.of(new Typed(Optional.empty(), new Column(Kind.BOOLEAN, false)));
      } else {
        return isAlias(item) ? value : Optional.empty();
      }
    }
    return value;
  }

  /** Whether but a name follows. */
  private static boolean isAlias(Words item) {
    Words rest = item.copy();
    return rest.name().isPresent() && rest.atEnd();
  }

  private Optional<Typed> primary(Words item) {
    Optional<Typed> constant = constant(item);
    if (constant.isPresent()) {
      return constant;
    }
    if (item.accept("EXISTS")) {
      item.skipItem();
      return Optional.of(new Typed(Optional.of("exists"), new Column(Kind.BOOLEAN, false)));
    }
    Optional<String> first = OTHERS.stream().anyMatch(item::at) ? Optional.empty() : item.name();
    if (first.isPresent() && item.acceptPunctuation(".")) {
      return item.name().map(name -> column(first, name));
    }
    if (first.isPresent() && item.atPunctuation("(")) {
      Words arguments = item.parenthesised().orElseThrow();
      return first.get().equals("cast")
          ? castCall(arguments)
          : Optional.of(function(first.get(), arguments, item));
    }
    return first.map(name -> column(Optional.empty(), name));
  }

  private static Optional<Typed> constant(Words item) {
    Optional<Token> token = item.peek();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    boolean number = token.get().kind() == Token.Kind.NUMBER;
    boolean text = token.get().kind() == Token.Kind.STRING && token.get().text().startsWith("'");
    boolean truth = item.at("TRUE") || item.at("FALSE");
    if (!number && !text && !truth) {
      return Optional.empty();
    }
    item.skip();
    boolean small = token.get().text().matches("[0-9]{1,9}");
    Kind kind = truth ? Kind.BOOLEAN : text ? Kind.TEXT : small ? Kind.INTEGER : Kind.OTHER;
    return Optional.of(new Typed(Optional.empty(), new Column(kind, kind == Kind.OTHER)));
  }

  private Typed column(Optional<String> source, String name) {
    List<Column> found = Source.find(sources, source, name);
    return new Typed(Optional.of(name), found.size() == 1 ? found.get(0) : Column.UNKNOWN);
  }

  /** The parts of JSON; text with the second arrow, or null. */
  private static Optional<Typed> member(String operator, Typed value, Words item) {
    item.skip();
    if (item.atEnd() || value.column().kind() != Kind.OTHER) {
      return Optional.empty();
    }
    item.skipItem();
    if (item.atPunctuation("::")) {
      return Optional.empty();
    }
    Kind kind = operator.endsWith(">>") ? Kind.TEXT : Kind.OTHER;
    return Optional.of(new Typed(Optional.empty(), new Column(kind, true)));
  }

  private Optional<Typed> cast(Typed value, Words item) {
    boolean several = SEVERAL_WORDS.stream().anyMatch(item::at);
    Column column = ColumnReader.type(several ? item.upTo("AS") : item.one(), enums);
    if (several && column.kind() == Kind.OTHER) {
      return Optional.empty();
    }
    // JSON's null becomes null.
    boolean nullable = value.column().nullable() || value.column().kind() == Kind.OTHER;
    return Optional.of(new Typed(value.name(), new Column(column.kind(), nullable)));
  }

  /** {@code CAST(value AS type)}. */
  private Optional<Typed> castCall(Words arguments) {
    Optional<Typed> value = read(arguments);
    boolean whole = value.isPresent() && arguments.accept("AS");
    return (whole ? cast(value.get(), arguments) : Optional.<Typed>empty())
        .filter(typed -> arguments.atEnd())
        .or(() -> Optional.of(new Typed(Optional.empty(), Column.UNKNOWN)));
  }

  private Typed function(String name, Words arguments, Words item) {
    boolean window = item.at("OVER") || item.at("FILTER") || item.at("WITHIN");
    boolean distinct = arguments.accept("DISTINCT");
    Column column = window ? window(name, item) : of(name, arguments, distinct);
    return new Typed(Optional.of(name).filter(each -> !NAMED_OTHERWISE.contains(each)), column);
  }

  /** Of some of the rows. */
  private static Column window(String name, Words item) {
    boolean counts = name.equals("count") || name.equals("row_number") || name.equals("rank");
    item.skip();
    item.skipItem();
    return counts ? new Column(Kind.WHOLE, false) : Column.UNKNOWN;
  }

  private Column of(String name, Words arguments, boolean distinct) {
    if (name.equals("count")) {
      return new Column(Kind.WHOLE, false);
    }
    List<Column> values = arguments.items().stream().map(this::argument).toList();
    Column first = values.isEmpty() ? Column.UNKNOWN : values.get(0);
    boolean text = first.kind() == Kind.TEXT;
    return switch (name) {
      case "min", "max" -> new Column(first.kind(), first.nullable() || !grouped);
      case "sum", "avg" -> sum(name, first);
      case "coalesce" -> distinct ? Column.UNKNOWN : coalesce(values);
      case "concat" -> new Column(Kind.TEXT, false);
      case "length", "char_length", "octet_length" ->
          text ? new Column(Kind.INTEGER, first.nullable()) : Column.UNKNOWN;
      case "now" -> new Column(Kind.DATE, false);
      default -> {
        boolean known = TEXTS.contains(name) && (text || name.equals("to_char"));
        boolean nullable = values.stream().anyMatch(Column::nullable) || name.equals("to_char");
        yield known ? new Column(Kind.TEXT, nullable) : Column.UNKNOWN;
      }
    };
  }

  private Column argument(Words words) {
    Optional<Typed> value = read(words);
    return value.isPresent() && words.atEnd() ? value.get().column() : Column.UNKNOWN;
  }

  private Column sum(String name, Column column) {
    boolean average = name.equals("avg");
    Kind kind =
        switch (column.kind()) {
          case INTEGER -> average ? Kind.DECIMAL : Kind.WHOLE;
          case WHOLE, DECIMAL -> Kind.DECIMAL;
          case NUMBER -> Kind.NUMBER;
          default -> Kind.OTHER;
        };
    return new Column(kind, column.nullable() || !grouped);
  }

  /** The first that is not null, of the widest of their types. */
  private static Column coalesce(List<Column> values) {
    List<Kind> numbers = List.of(Kind.INTEGER, Kind.WHOLE, Kind.DECIMAL);
    boolean nullable = values.stream().allMatch(Column::nullable);
    List<Kind> kinds = values.stream().map(Column::kind).distinct().toList();
    if (kinds.size() == 1) {
      return new Column(kinds.get(0), nullable);
    }
    return numbers.containsAll(kinds)
        ? new Column(kinds.contains(Kind.DECIMAL) ? Kind.DECIMAL : Kind.WHOLE, nullable)
        : Column.UNKNOWN;
  }
}
