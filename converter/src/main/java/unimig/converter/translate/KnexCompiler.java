package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets real Knex compile an expression, and finds out what each run-time value does to it. */
final class KnexCompiler {
  private final Rules rules;
  private final Place place;

  KnexCompiler(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /**
   * Statements with their values.
   *
   * @param form and columns as {@link Compiled} has them
   */
  record Outcome(List<Sent> statements, String form, Optional<List<String>> columns) {}

  /** Nothing where a condition of the run that is not among {@code choices} decides on it. */
  Optional<Outcome> compile(Node node, Choices choices) {
    HoledText text = new HoledText(rules, place, choices);
    String holed = text.of(node);
    return choices.open().isPresent() ? Optional.empty() : Optional.of(compile(node, holed, text));
  }

  /** One insert of {@code batchInsert}, whose rows are in {@code chunk}. */
  Outcome batch(Node node, Optional<Node> returning, Code chunk) {
    HoledText text = new HoledText(rules, place, Choices.none());
    return compile(node, text.batch(node, returning, chunk), text);
  }

  private Outcome compile(Node node, String holed, HoledText text) {
    String code = place.unit().constants().function(holed, node, place.scope());
    List<Hole> holes = new ArrayList<>(text.holes());
    place.unit().values().takeTouched();
    Compiled made = withNames(code, holes);
    JsonObject samples = samples(holes);
    check(made, node);
    if (!place.unit().script().compilesAlike(code, samples.toString())) {
      throw new Refusal(node, "it builds something else each time");
    }
    if (place.unit().values().takeTouched()) {
      throw new Refusal(node, "a statement is built with environment, clock or chance");
    }
    Shapes shapes =
        new Shapes(made, holes, changed -> run(code, merged(samples, changed)), place.unit());
    Compiled base = shapes.base();
    return new Outcome(shapes.statements(), base.form(), base.columns());
  }

  /** Text that Knex does not bind may be the name of a table or column. */
  private Compiled withNames(String code, List<Hole> holes) {
    while (true) {
      Compiled compiled = run(code, samples(holes));
      int name = name(compiled, holes);
      if (name < 0) {
        return compiled;
      }
      holes.set(name, holes.get(name).asName());
    }
  }

  private static int name(Compiled compiled, List<Hole> holes) {
    for (int i = 0; i < holes.size(); i++) {
      int hole = i;
      boolean used =
          compiled.statements().stream()
              .anyMatch(each -> each.values().stream().anyMatch(item -> item.isHole(hole)));
      boolean blamed = compiled.misused() == i || compiled.misused() < 0;
      boolean unfit = compiled.error().isPresent() ? blamed : !used;
      Hole each = holes.get(i);
      if (unfit && each.is(Hole.Role.VALUE) && each.asName().fits()) {
        return i;
      }
    }
    return -1;
  }

  private static JsonObject samples(List<Hole> holes) {
    StandIns standIns = new StandIns(holes);
    JsonObject samples = new JsonObject();
    for (int i = 0; i < holes.size(); i++) {
      String hole = String.valueOf(i);
      standIns.sample(i).ifPresent(sample -> samples.addProperty(hole, sample));
    }
    return samples;
  }

  private static JsonObject merged(JsonObject samples, JsonObject changed) {
    JsonObject all = samples.deepCopy();
    changed.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
    return all;
  }

  private Compiled run(String code, JsonObject samples) {
    return Compiled.of(place.unit().script().compile(code, samples.toString()));
  }

  private void check(Compiled compiled, Node node) {
    if (compiled.error().isPresent()) {
      throw new Refusal(
          node,
          compiled.misused() >= 0
              ? "a value that only the run knows becomes part of the statement itself"
              : "Knex cannot compile it: " + compiled.error().get().lines().findFirst().orElse(""));
    }
    for (Compiled.Statement each : compiled.statements()) {
      if (each.ofKnex()) {
        throw new Refusal(node, "it begins or ends a transaction");
      }
      if (each.strayQuestionMark()) {
        place.unit().strayQuestionMark(node);
      }
      if (each.values().stream().anyMatch(item -> place.unit().values().wasMade(item.text()))) {
        throw new Refusal(node, "a value of the run that the script keeps is in it");
      }
      if (place.unit().values().showsIn(each.sql())) {
        throw new Refusal(
            node, "a setting of the project that comes from the environment is in it");
      }
    }
  }
}
