package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Lets real Knex compile a statement with samples in the places of run-time values. */
final class Trial {
  private final Compiled replaced;
  private final List<Hole> holes;
  private final Function<JsonObject, Compiled> knex;

  /**
   * @param replaced what Knex made, with values in the places of stand-ins
   */
  Trial(Compiled replaced, List<Hole> holes, Function<JsonObject, Compiled> knex) {
    this.replaced = replaced;
    this.holes = holes;
    this.knex = knex;
  }

  Compiled with(int hole, String sample) {
    JsonObject samples = new JsonObject();
    samples.addProperty(String.valueOf(hole), sample);
    return knex.apply(samples);
  }

  Refusal refusal(int hole, String reason) {
    return new Refusal(holes.get(hole).node(), reason);
  }

  /** That Knex sends nothing, and says so. */
  void requireRefused(int hole, String sample) {
    if (with(hole, sample).error().filter("The query is empty"::equals).isEmpty()) {
      throw refusal(hole, "what Knex makes of no rows");
    }
  }

  /** That the run-time class makes of the base what Knex makes of the sample. */
  void requireSame(int hole, String sample, Object value) {
    if (!isSame(hole, sample, value)) {
      throw refusal(hole, "what Knex makes of it where it is " + sample);
    }
  }

  /** Whether it does. */
  boolean isSame(int hole, String sample, Object value) {
    Compiled wanted = with(hole, sample);
    return wanted.error().isEmpty()
        && wanted.statements().size() == replaced.statements().size()
        && SameStatements.are(
            replaced.statements(),
            hole,
            item -> StandIns.value(item.type(), value),
            wanted.statements());
  }
}
