package unimig.runner.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code whereIn} makes of its values: a list, of tuples too, or what is none. */
record KnexEach(@Nullable Object values) implements Knex.Marked {
  private static final Pattern COLUMN_IN =
      Pattern.compile(
          "(?:" + Knex.NAME + "|\\((?:" + Knex.NAME + ", )*" + Knex.NAME + "\\)) (not )?in \\($");

  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    return values instanceof List<?> list
        ? each(list, text, bound, next)
        : single(values, text, bound, next);
  }

  private static String single(
      @Nullable Object value, StringBuilder text, List<@Nullable Object> bound, String next) {
    text.setLength(text.length() - 1);
    text.append('?');
    bound.add(Knex.defined(value));
    return next.substring(1);
  }

  private static void tuple(
      @Nullable Object value, StringBuilder text, List<@Nullable Object> bound) {
    List<?> values = value instanceof List<?> list ? list : Arrays.asList(value);
    text.append('(').append(String.join(", ", Collections.nCopies(values.size(), "?"))).append(')');
    bound.addAll(values);
  }

  /** What follows an empty list comes without the parenthesis that ended it. */
  private static String each(
      List<?> values, StringBuilder text, List<@Nullable Object> bound, String next) {
    values.forEach(Knex::defined);
    if (!values.isEmpty()) {
      boolean tuples = values.get(0) instanceof List;
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ", ");
        if (tuples) {
          tuple(values.get(i), text, bound);
        } else {
          text.append('?');
          bound.add(values.get(i));
        }
      }
      return next;
    }
    Matcher column = COLUMN_IN.matcher(text);
    if (!column.find()) {
      throw new IllegalStateException("no list of values: " + text);
    }
    bound.add(column.group(1) == null ? 0 : 1);
    text.setLength(column.start());
    text.append("1 = ?");
    return next.substring(1);
  }
}
