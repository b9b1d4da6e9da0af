package unimig.runner.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Comparisons that Knex writes otherwise where the value is null. */
final class KnexNull {
  private static final Pattern COMPARED = Pattern.compile("(=|!=|<>)\\s*$");
  private static final Pattern NOT_EQUAL = Pattern.compile("\\bnot (" + Knex.NAME + "\\s*)=\\s*$");

  private KnexNull() {}

  static void write(@Nullable Object value, StringBuilder text, List<@Nullable Object> bound) {
    Matcher compared = COMPARED.matcher(text);
    Matcher negated = NOT_EQUAL.matcher(text);
    if (value == null && negated.find()) {
      String column = negated.group(1);
      text.setLength(negated.start());
      text.append(column).append("is not null");
    } else if (value == null && compared.find()) {
      boolean equal = compared.group(1).equals("=");
      text.setLength(compared.start());
      text.append(equal ? "is null" : "is not null");
    } else {
      text.append('?');
      bound.add(value);
    }
  }
}
