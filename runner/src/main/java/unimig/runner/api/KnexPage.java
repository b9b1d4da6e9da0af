package unimig.runner.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a query answers or leaves out; without its word where Knex writes none.
 *
 * @param word {@code limit} or {@code offset}
 * @param rows a whole number, or NaN
 */
record KnexPage(String word, double rows) implements Knex.Marked {

  static KnexPage limit(@Nullable Object rows) {
    return new KnexPage("limit", whole(rows));
  }

  static KnexPage offset(@Nullable Object rows) {
    double whole = whole(rows);
    if (whole < 0) {
      throw JavaScriptException.error("A non-negative integer must be provided to offset.");
    }
    return new KnexPage("offset", whole == 0 ? Double.NaN : whole);
  }

  private static double whole(@Nullable Object rows) {
    return ((Number) JavaScriptNumber.parseInt(JavaScript.toText(rows), 10)).doubleValue();
  }

  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    if (Double.isNaN(rows)) {
      text.setLength(text.lastIndexOf(word));
    } else {
      text.append('?');
      bound.add(JavaScriptNumber.of(rows));
    }
    return next;
  }
}
