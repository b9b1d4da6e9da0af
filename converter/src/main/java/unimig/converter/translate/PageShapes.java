package unimig.converter.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.Knex;

/** How many rows a query answers and leaves out, where only the run knows that. */
final class PageShapes {
  /** Values of all kinds, in JSON. */
  private static final List<String> SAMPLES =
      List.of(
          "3",
          "0",
          "2.9",
          "1e21",
          "\"7\"",
          "\"0\"",
          "\" 12 pages\"",
          "\"all\"",
          "\"\"",
          "true",
          "null",
          "[4]",
          "{}");

  private final Trial trial;
  private final Unit unit;

  PageShapes(Trial trial, Unit unit) {
    this.trial = trial;
    this.unit = unit;
  }

  /** Java of what {@code limit} or {@code offset} is given. */
  String java(int number, Hole hole) {
    boolean limit = hole.is(Hole.Role.LIMIT);
    boolean whole = hole.code().type().is(Type.Kind.INT) && !hole.code().type().nullable();
    if (limit && whole) {
      trial.requireSame(number, "=3", Knex.limit(3));
      return hole.code().text();
    }
    if (whole) {
      trial.requireSame(number, "zero", Knex.offset(0));
    } else {
      SAMPLES.forEach(
          each -> trial.requireSame(number, "=" + each, made(limit, JavaScript.parseJson(each))));
      trial.requireSame(number, "undefined", made(limit, JavaScript.UNDEFINED));
    }
    String method = limit ? ".limit(" : ".offset(";
    return unit.api("Knex") + method + hole.code().text() + ")";
  }

  private static Object made(boolean limit, @Nullable Object rows) {
    return limit ? Knex.limit(rows) : Knex.offset(rows);
  }
}
