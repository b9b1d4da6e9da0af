package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import unimig.converter.translate.Compiled.Item;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptException;
import unimig.runner.api.JavaScriptObject;
import unimig.runner.api.Knex;

/**
 * What values, null, undefined and lists do to a statement. Each is tried with real Knex; what
 * differs from a value is left to {@link Knex} at run time, if that makes the very same statement.
 */
final class Shapes {
  private final Compiled base;
  private final Compiled replaced;
  private final List<Hole> holes;
  private final Trial trial;
  private final Unit unit;
  private final Map<Integer, NameStyle> styles = new HashMap<>();

  Shapes(Compiled base, List<Hole> holes, Function<JsonObject, Compiled> knex, Unit unit) {
    this.base = base;
    this.replaced = new StandIns(holes).replaced(base);
    this.holes = holes;
    this.trial = new Trial(replaced, holes, knex);
    this.unit = unit;
  }

  /** What Knex made, with values in the places of stand-ins. */
  Compiled base() {
    return replaced;
  }

  List<Sent> statements() {
    List<String> computed = new ArrayList<>();
    for (int i = 0; i < holes.size(); i++) {
      computed.add(java(i));
    }
    List<Sent> sent = new ArrayList<>();
    for (Compiled.Statement statement : replaced.statements()) {
      List<Sent.Bound> values = new ArrayList<>();
      for (Item item : statement.values()) {
        values.add(
            isOfHole(item)
                ? new Sent.Bound.Computed(java(item, Integer.parseInt(item.text()), computed))
                : new Sent.Bound.Constant(BoundConstants.of(item)));
      }
      sent.add(new Sent(statement.sql(), values));
    }
    return sent;
  }

  private void requireUsed(int hole) {
    boolean used =
        replaced.statements().stream()
            .flatMap(each -> each.values().stream())
            .anyMatch(item -> item.text().equals(String.valueOf(hole)) && isOfHole(item));
    if (!used) {
      throw trial.refusal(hole, "a value that only the run knows decides what the statement is");
    }
  }

  private static boolean isOfHole(Item item) {
    return item.type().equals("hole") || StandIns.isPart(item);
  }

  private String java(Item item, int hole, List<String> computed) {
    NameStyle style = styles.getOrDefault(hole, NameStyle.IDENTIFIER);
    return StandIns.java(item, computed.get(hole), style, unit);
  }

  private String java(int hole) {
    requireUsed(hole);
    String text = holes.get(hole).code().text();
    switch (holes.get(hole).role()) {
      case VALUE -> {
        return hole(hole);
      }
      case LIMIT, OFFSET -> {
        return new PageShapes(trial, unit).java(hole, holes.get(hole));
      }
      case LIST -> {
        return listHole(hole);
      }
      case STEP -> {
        Samples.STEPS.forEach(step -> trial.requireSame(hole, "=" + step, Knex.step(json(step))));
        if (holes.get(hole).code().type().nullable()) {
          trial.requireSame(hole, "null", Knex.step(null));
        }
        if (holes.get(hole).code().type().undefinable()) {
          trial.requireSame(hole, "undefined", Knex.step(JavaScript.UNDEFINED));
        }
        return unit.api("Knex") + ".step(" + text + ")";
      }
      case NAME -> name(hole);
      case CONDITIONS -> {
        cells(hole, "row");
        Samples.COLUMNS.forEach(columns -> trial.requireSame(hole, "=" + columns, json(columns)));
        trial.requireSame(hole, "={}", json("{}"));
        if (trial.with(hole, "row/undefined").error().isEmpty()) {
          throw trial.refusal(hole, "what Knex makes of it where a value is undefined");
        }
      }
      case ROWS -> rows(hole);
      case ASSIGNED -> {
        cells(hole, "row");
        Samples.COLUMNS.forEach(columns -> trial.requireSame(hole, "=" + columns, json(columns)));
      }
    }
    return text;
  }

  /** What may be no text is a part of statements as it is of the first style that fits. */
  private void name(int hole) {
    Samples.NAMES.forEach(name -> trial.requireSame(hole, "=" + name, json(name)));
    if (isSchema(hole)) {
      trial.requireSame(hole, "=" + Samples.NO_NAME, json(Samples.NO_NAME));
    }
    if (holes.get(hole).code().type().isText()) {
      return;
    }
    for (NameStyle each : NameStyle.values()) {
      if (NameStyle.SAMPLES.stream().allMatch(sample -> fits(hole, each, sample))) {
        styles.put(hole, each);
        return;
      }
    }
    throw trial.refusal(hole, "what Knex makes of a name that may be no text");
  }

  private boolean isSchema(int hole) {
    return replaced.statements().stream()
        .flatMap(each -> each.values().stream())
        .filter(item -> item.text().equals(String.valueOf(hole)))
        .anyMatch(item -> QualifiedName.of(item.type()).isPresent());
  }

  /** Whether both make the same of it, or both refuse it. */
  private boolean fits(int hole, NameStyle style, String sample) {
    Compiled wanted = trial.with(hole, sample);
    try {
      Function<Item, Object> tried =
          item ->
              QualifiedName.of(item.type())
                  .map(name -> name.value(NameStyle.sample(sample)))
                  .orElseGet(
                      () ->
                          item.type().equals(StandIns.NAME)
                              ? style.part(sample)
                              : NameStyle.bound(sample));
      return wanted.error().isEmpty()
          && wanted.statements().size() == replaced.statements().size()
          && SameStatements.are(replaced.statements(), hole, tried, wanted.statements());
    } catch (JavaScriptException e) {
      return wanted.error().isPresent();
    }
  }

  private static Object json(String text) {
    return Objects.requireNonNull(JavaScript.parseJson(text));
  }

  private void rows(int hole) {
    boolean list = holes.get(hole).code().type().is(Type.Kind.LIST);
    if (holes.get(hole).code().type().is(Type.Kind.ANY)) {
      anyRows(hole);
    }
    cells(hole, list ? "rows" : "row");
    Object undefined = JavaScriptObject.of(StandIns.column(hole), JavaScript.UNDEFINED);
    trial.requireSame(hole, (list ? "rows" : "row") + "/undefined", undefined);
    if (!list) {
      Samples.COLUMNS.forEach(columns -> trial.requireSame(hole, "=" + columns, json(columns)));
      trial.requireSame(hole, "={}", json("{}"));
      if (holes.get(hole).code().type().nullable()) {
        trial.requireRefused(hole, "undefined");
      }
      return;
    }
    Samples.ROWS.forEach(rows -> trial.requireSame(hole, "=" + rows, json(rows)));
    trial.requireRefused(hole, "=[]");
  }

  /** What may be a row, a list of them, or something else. */
  private void anyRows(int hole) {
    Samples.ROWS.forEach(rows -> trial.requireSame(hole, "=" + rows, json(rows)));
    List.of("\"xy\"", "[\"x\", 5]", "[[1, 2]]")
        .forEach(other -> trial.requireSame(hole, "=" + other, json(other)));
    List.of("undefined", "null", "=[]", "=5", "=true", "=\"\"")
        .forEach(sample -> trial.requireRefused(hole, sample));
  }

  /** That a value in a column is bound as it is, whatever it is. */
  private void cells(int hole, String columns) {
    for (String sample : Samples.ANY) {
      if (!isBase(hole, columns + "/" + sample, sample)) {
        throw trial.refusal(hole, "what the statement is depends on the type of a value in it");
      }
    }
  }

  /** Java of a single value, wrapped where null or undefined change the statement. */
  private String hole(int hole) {
    long uses =
        base.statements().stream()
            .flatMap(each -> each.values().stream())
            .filter(item -> item.isHole(hole))
            .count();
    if (uses > 1 && holes.get(hole).code().text().matches("(?s).*\\bdb\\..*")) {
      throw trial.refusal(hole, "a value that is another one each time is used twice");
    }
    for (String sample : Samples.of(holes.get(hole).code().type())) {
      if (!isBase(hole, sample, sample)) {
        if (isOfSchema(hole)) {
          return unit.api("Knex") + ".orCurrentSchema(" + holes.get(hole).code().text() + ")";
        }
        throw trial.refusal(hole, "what the statement is depends on the type of this value");
      }
    }
    Code code = holes.get(hole).code();
    String text = code.text();
    if (code.type().nullable() && !isBoundAsNull(hole)) {
      trial.requireSame(hole, "null", Knex.orIsNull(null));
      if (code.type().undefinable() && trial.with(hole, "undefined").error().isEmpty()) {
        throw trial.refusal(hole, "what Knex makes of it where it is undefined");
      }
      return unit.api("Knex") + ".orIsNull(" + text + ")";
    }
    return code.type().undefinable() ? definedOrLeftOut(hole, text) : text;
  }

  /** Whether Knex asks for the tables of a schema by it, and of the current one without. */
  private boolean isOfSchema(int hole) {
    return base.statements().get(0).sql().contains("information_schema")
        && Samples.FALSY.stream()
            .allMatch(each -> trial.isSame(hole, each, Knex.orCurrentSchema(null)))
        && Samples.TRUTHY.stream().allMatch(each -> isBase(hole, each, each));
  }

  /** Whether a sample is bound in the hole's places, and nothing else changes. */
  private boolean isBase(int hole, String sample, String value) {
    List<Compiled.Statement> others = trial.with(hole, sample).statements();
    if (others.size() != base.statements().size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      Compiled.Statement one = base.statements().get(i);
      List<Item> items = new ArrayList<>(others.get(i).values());
      for (int j = 0; j < Math.min(items.size(), one.values().size()); j++) {
        // A constant that is the same as the sample cannot be told from it.
        boolean constant = items.get(j).isHole(hole) && Samples.isOne(one.values().get(j), value);
        items.set(j, constant ? one.values().get(j) : items.get(j));
      }
      if (!others.get(i).with(others.get(i).sql(), items).equals(one)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBoundAsNull(int hole) {
    Compiled compiled = trial.with(hole, "null");
    return compiled.error().isEmpty() && compiled.statements().equals(withNulls(hole));
  }

  private List<Compiled.Statement> withNulls(int hole) {
    return base.statements().stream()
        .map(
            each ->
                each.with(
                    each.sql(),
                    each.values().stream()
                        .map(item -> item.isHole(hole) ? new Item("null", "") : item)
                        .toList()))
        .toList();
  }

  /** Java of a value that may be undefined and is bound as it is where it is null. */
  private String definedOrLeftOut(int hole, String text) {
    Compiled compiled = trial.with(hole, "undefined");
    if (compiled.error().isPresent()) {
      return unit.api("Knex") + ".defined(" + text + ")";
    }
    if (compiled.statements().equals(withNulls(hole))) {
      return text;
    }
    trial.requireSame(hole, "undefined", Knex.orLeftOut(JavaScript.UNDEFINED));
    return UndefinedText.orLeftOut(text, unit);
  }

  private String listHole(int hole) {
    trial.requireSame(hole, "none", Knex.each(List.of()));
    trial.requireSame(hole, "three", Knex.each(List.of(hole, hole, hole)));
    if (holes.get(hole).code().type().is(Type.Kind.ANY)) {
      Samples.SINGLES.forEach(each -> trial.requireSame(hole, "=" + each, Knex.each(json(each))));
      trial.requireSame(hole, "null", Knex.each((Object) null));
      if (trial.with(hole, "undefined").error().isEmpty()) {
        throw trial.refusal(hole, "what Knex makes of it where it is undefined");
      }
    }
    return unit.api("Knex") + ".each(" + holes.get(hole).code().text() + ")";
  }
}
