package unimig.converter.translate;

import com.google.gson.JsonObject;
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

  Outcome compile(Node node) {
    HoledText text = new HoledText(rules, place);
    String holed = text.of(node);
    String code = place.unit().constants().function(holed, node, place.scope());
    JsonObject samples = new JsonObject();
    for (int i = 0; i < text.holes().size(); i++) {
      if (text.holes().get(i).list()) {
        samples.addProperty(String.valueOf(i), "one");
      }
    }
    place.unit().values().takeTouched();
    Compiled base = run(code, samples);
    check(base, node);
    if (!run(code, samples).equals(base)) {
      throw new Refusal(node, "it builds something else each time");
    }
    if (place.unit().values().takeTouched()) {
      throw new Refusal(node, "a statement is built with environment, clock or chance");
    }
    Shapes shapes =
        new Shapes(
            base, text.holes(), changed -> run(code, merged(samples, changed)), place.unit());
    return new Outcome(shapes.statements(), base.form(), base.columns());
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
          compiled.misused()
              ? "a value that only the run knows becomes part of the statement itself"
              : "Knex cannot compile it: " + compiled.error().get().lines().findFirst().orElse(""));
    }
    for (Compiled.Statement each : compiled.statements()) {
      if (each.ofKnex()) {
        throw new Refusal(node, "it begins or ends a transaction");
      }
      if (place.unit().values().showsIn(each.sql())) {
        throw new Refusal(
            node, "a setting of the project that comes from the environment is in it");
      }
    }
  }
}
