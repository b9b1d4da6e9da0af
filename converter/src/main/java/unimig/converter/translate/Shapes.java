package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import unimig.converter.sql.JdbcSql;
import unimig.converter.sql.SqlLayout;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;
import unimig.converter.translate.Compiled.Item;
import unimig.runner.api.JavaScript;
import unimig.runner.api.Knex;

/**
 * What values, null, undefined and lists do to a statement. Each is tried with real Knex; what
 * differs from a value is left to {@link Knex} at run time, if that makes the very same statement.
 */
final class Shapes {
  private static final List<String> ANY =
      List.of("text", "empty", "number", "zero", "yes", "no", "date", "object", "list");

  private final Compiled base;
  private final List<Hole> holes;
  private final Function<JsonObject, Compiled> knex;
  private final Unit unit;

  Shapes(Compiled base, List<Hole> holes, Function<JsonObject, Compiled> knex, Unit unit) {
    this.base = base;
    this.holes = holes;
    this.knex = knex;
    this.unit = unit;
  }

  List<Sent> statements() {
    List<String> computed = new ArrayList<>();
    for (int i = 0; i < holes.size(); i++) {
      computed.add(holes.get(i).list() ? listHole(i) : hole(i));
    }
    List<Sent> sent = new ArrayList<>();
    for (Compiled.Statement statement : base.statements()) {
      List<Sent.Bound> values = new ArrayList<>();
      for (Item item : statement.values()) {
        values.add(
            item.type().equals("hole")
                ? new Sent.Bound.Computed(computed.get(Integer.parseInt(item.text())))
                : new Sent.Bound.Constant(BoundConstants.of(item)));
      }
      sent.add(new Sent(statement.sql(), values));
    }
    return sent;
  }

  private Compiled with(int hole, String sample) {
    JsonObject samples = new JsonObject();
    samples.addProperty(String.valueOf(hole), sample);
    return knex.apply(samples);
  }

  private Refusal refusal(int hole, String reason) {
    return new Refusal(holes.get(hole).node(), reason);
  }

  /** Java of a single value, wrapped where null or undefined change the statement. */
  private String hole(int hole) {
    long uses =
        base.statements().stream()
            .flatMap(each -> each.values().stream())
            .filter(item -> item.isHole(hole))
            .count();
    if (uses == 0) {
      throw refusal(hole, "a value that only the run knows decides what the statement is");
    }
    for (String sample : samples(holes.get(hole).code().type())) {
      if (!with(hole, sample).statements().equals(base.statements())) {
        throw refusal(hole, "what the statement is depends on the type of this value");
      }
    }
    Code code = holes.get(hole).code();
    String text = code.text();
    if (code.type().nullable() && !isBoundAsNull(hole)) {
      requireSame(hole, "null", Knex.orIsNull(null));
      if (code.type().undefinable() && with(hole, "undefined").error().isEmpty()) {
        throw refusal(hole, "what Knex makes of it where it is undefined");
      }
      return unit.api("Knex") + ".orIsNull(" + text + ")";
    }
    return code.type().undefinable() ? definedOrLeftOut(hole, text) : text;
  }

  private static List<String> samples(Type type) {
    return switch (type.kind()) {
      case STRING -> List.of("text", "empty");
      case INT, DOUBLE -> List.of("number", "zero");
      case BOOLEAN -> List.of("yes", "no");
      case LIST -> List.of("list");
      case OBJECT -> List.of("object");
      default -> ANY;
    };
  }

  private boolean isBoundAsNull(int hole) {
    Compiled compiled = with(hole, "null");
    return compiled.error().isEmpty() && compiled.statements().equals(withNulls(hole));
  }

  private List<Compiled.Statement> withNulls(int hole) {
    return base.statements().stream()
        .map(
            each ->
                new Compiled.Statement(
                    each.sql(),
                    each.values().stream()
                        .map(item -> item.isHole(hole) ? new Item("null", "") : item)
                        .toList(),
                    each.ofKnex()))
        .toList();
  }

  /** Java of a value that may be undefined and is bound as it is where it is null. */
  private String definedOrLeftOut(int hole, String text) {
    Compiled compiled = with(hole, "undefined");
    if (compiled.error().isPresent()) {
      return unit.api("Knex") + ".defined(" + text + ")";
    }
    if (compiled.statements().equals(withNulls(hole))) {
      return text;
    }
    requireSame(hole, "undefined", Knex.orLeftOut(JavaScript.UNDEFINED));
    return unit.api("Knex") + ".orLeftOut(" + text + ")";
  }

  private String listHole(int hole) {
    requireSame(hole, "none", Knex.each(List.of()));
    requireSame(hole, "three", Knex.each(List.of(hole, hole, hole)));
    return unit.api("Knex") + ".each(" + holes.get(hole).code().text() + ")";
  }

  /** That the run-time class makes of the base what Knex makes of the sample. */
  private void requireSame(int hole, String sample, Object value) {
    Compiled wanted = with(hole, sample);
    boolean single = base.statements().size() == 1 && wanted.statements().size() == 1;
    if (!single || wanted.error().isPresent()) {
      throw refusal(hole, "what Knex makes of it where it is " + sample);
    }
    Compiled.Statement statement = base.statements().get(0);
    JdbcSql sql = JdbcSql.from(SqlLayout.layout(statement.sql()));
    List<Object> values = new ArrayList<>();
    for (Item item : sql.arrange(statement.values())) {
      values.add(item.isHole(hole) ? value : item.text());
    }
    Knex.Shaped shaped = Knex.shape(sql.text(), values.toArray());
    Compiled.Statement other = wanted.statements().get(0);
    JdbcSql otherSql = JdbcSql.from(SqlLayout.layout(other.sql()));
    List<String> otherValues = otherSql.arrange(other.values()).stream().map(Item::text).toList();
    List<String> shapedValues = shaped.values().stream().map(String::valueOf).toList();
    boolean same =
        words(shaped.sql()).equals(words(otherSql.text())) && shapedValues.equals(otherValues);
    if (!same) {
      throw refusal(hole, "what Knex makes of it where it is " + sample);
    }
  }

  /** The tokens of a statement, whose layout may differ. */
  private static List<String> words(String sql) {
    return SqlLexer.lex(sql).stream().map(Token::text).filter(text -> !text.isBlank()).toList();
  }
}
