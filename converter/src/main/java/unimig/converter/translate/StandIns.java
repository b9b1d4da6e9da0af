package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;
import unimig.converter.sql.Token.Kind;
import unimig.converter.translate.Compiled.Item;
import unimig.converter.translate.Compiled.Statement;
import unimig.runner.api.JavaScriptObject;
import unimig.runner.api.Knex;

/**
 * Names and columns that only the run knows: Knex compiles others instead of them, in whose places
 * a statement then takes values that {@link unimig.runner.api.Knex} makes into text.
 */
final class StandIns {
  static final String NAME = "name";
  static final String ROWS = "rows";
  static final String MERGED = "merged";
  static final String ASSIGNED = "assigned";
  static final String CONDITIONS = "conditions";

  private final List<Hole> holes;

  StandIns(List<Hole> holes) {
    this.holes = holes;
  }

  static String name(int hole) {
    return "unimig_name_" + hole;
  }

  static String column(int hole) {
    return "unimig_column_" + hole;
  }

  /** What the hole is while everything else is tried. */
  Optional<String> sample(int hole) {
    return switch (holes.get(hole).role()) {
      case VALUE -> Optional.empty();
      case LIST -> Optional.of("one");
      case ROWS -> Optional.of(holes.get(hole).code().type().is(Type.Kind.LIST) ? "rows" : "row");
      case ASSIGNED, CONDITIONS -> Optional.of("row");
      case LIMIT, OFFSET, STEP -> Optional.of("number");
      case NAME -> Optional.of("=\"" + name(hole) + "\"");
    };
  }

  /** The statements with values in the places of stand-ins. */
  Compiled replaced(Compiled compiled) {
    List<Statement> statements = compiled.statements();
    for (int i = 0; i < holes.size(); i++) {
      List<Statement> others = new ArrayList<>();
      for (Statement each : statements) {
        others.add(replaced(i, each));
      }
      statements = others;
    }
    Optional<List<String>> columns =
        compiled.columns().filter(names -> names.stream().noneMatch(n -> n.startsWith("unimig_")));
    boolean named = compiled.form().contains("unimig_");
    return new Compiled(
        statements,
        named ? "unknown" : compiled.form(),
        columns,
        compiled.error(),
        compiled.misused());
  }

  /** What a place is given when a hole is {@code value}: {@code part} is the type of an item. */
  static Object value(String part, Object value) {
    return switch (part) {
      case NAME -> Knex.identifier(value);
      case ROWS -> Knex.rows(value);
      case MERGED -> Knex.merged(value);
      case ASSIGNED -> Knex.assigned((JavaScriptObject) value);
      case CONDITIONS -> Knex.conditions((JavaScriptObject) value);
      default ->
          QualifiedName.of(part)
              .map(name -> name.value(value))
              .or(() -> DerivedName.of(part).map(name -> name.value(value)))
              .orElse(value);
    };
  }

  /** The value for which Knex was asked, in such a place. */
  static Object value(Item item) {
    boolean name =
        item.type().equals(NAME)
            || DerivedName.of(item.type()).isPresent()
            || QualifiedName.of(item.type()).isPresent();
    Object columns =
        name ? "" : JavaScriptObject.of(column(Integer.parseInt(item.text())), item.text());
    return value(item.type(), name ? name(Integer.parseInt(item.text())) : columns);
  }

  static boolean isPart(Item item) {
    return List.of(NAME, ROWS, MERGED, ASSIGNED, CONDITIONS).contains(item.type())
        || QualifiedName.of(item.type()).isPresent()
        || DerivedName.of(item.type()).isPresent();
  }

  /** The call that makes a place's value of {@code java}. */
  static String java(Item item, String java, NameStyle style, Unit unit) {
    return switch (item.type()) {
      case NAME -> unit.api("Knex") + "." + style.method() + "(" + java + ")";
      case ROWS, MERGED, ASSIGNED, CONDITIONS ->
          unit.api("Knex") + "." + item.type() + "(" + java + ")";
      default ->
          QualifiedName.of(item.type())
              .map(name -> name.java(java, unit))
              .or(() -> DerivedName.of(item.type()).map(name -> name.java(java, unit)))
              .orElse(java);
    };
  }

  private Statement replaced(int hole, Statement statement) {
    Statement other =
        switch (holes.get(hole).role()) {
          case NAME -> named(hole, statement);
          case ROWS -> merged(hole, inserted(hole, statement));
          case ASSIGNED -> assigned(ASSIGNED, hole, statement);
          case CONDITIONS -> assigned(CONDITIONS, hole, statement);
          default -> statement;
        };
    boolean remains = other.sql().contains(name(hole)) || other.sql().contains(column(hole));
    if (remains) {
      throw new Refusal(
          holes.get(hole).node(), "a name that only the run knows becomes part of another text");
    }
    return other;
  }

  private Statement named(int hole, Statement statement) {
    List<Item> items = new ArrayList<>();
    for (Item item : statement.values()) {
      boolean same = item.text().equals(name(hole));
      if (!same && item.text().contains(name(hole))) {
        throw new Refusal(
            holes.get(hole).node(), "a name that only the run knows becomes part of another text");
      }
      items.add(same ? new Item("hole", String.valueOf(hole)) : item);
    }
    StringBuilder sql = new StringBuilder();
    List<Token> tokens = SqlLexer.lex(statement.sql());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<QualifiedName> qualified = QualifiedName.find(tokens, i, name(hole));
      Optional<String> part = qualified.map(QualifiedName::part).or(() -> part(token, name(hole)));
      part.ifPresent(type -> items.add(new Item(type, String.valueOf(hole))));
      sql.append(part.isPresent() ? "$" + items.size() : token.text());
      i += qualified.map(each -> each.tokens() - 1).orElse(0);
    }
    return statement.with(sql.toString(), items);
  }

  /** What a word of a statement is made of. */
  private static Optional<String> part(Token token, String name) {
    if (token.kind() != Kind.QUOTED_IDENTIFIER) {
      return Optional.empty();
    }
    return token.text().equals('"' + name + '"')
        ? Optional.of(NAME)
        : DerivedName.find(token.text(), name).map(DerivedName::part);
  }

  private static Statement inserted(int hole, Statement statement) {
    String columns = "\\(\"" + column(hole) + "\"\\) values \\((\\$(\\d+))\\)";
    return columns(columns, new Item(ROWS, String.valueOf(hole)), statement);
  }

  private static Statement assigned(String part, int hole, Statement statement) {
    String columns = "\"" + column(hole) + "\" = (\\$(\\d+))";
    return columns(columns, new Item(part, String.valueOf(hole)), statement);
  }

  /** The value that the columns were given makes place for the whole. */
  private static Statement columns(String pattern, Item part, Statement statement) {
    Matcher matcher = Pattern.compile(pattern).matcher(statement.sql());
    if (!matcher.find()) {
      return statement;
    }
    List<Item> items = new ArrayList<>(statement.values());
    items.set(Integer.parseInt(matcher.group(2)) - 1, part);
    String sql = matcher.replaceFirst(Matcher.quoteReplacement(matcher.group(1)));
    return statement.with(sql, items);
  }

  private static Statement merged(int hole, Statement statement) {
    String name = '"' + column(hole) + '"';
    String assignment = name + " = excluded." + name;
    if (!statement.sql().contains(assignment)) {
      return statement;
    }
    List<Item> items = new ArrayList<>(statement.values());
    items.add(new Item(MERGED, String.valueOf(hole)));
    String sql = statement.sql().replace(assignment, "$" + items.size());
    return statement.with(sql, items);
  }
}
