package unimig.runner.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code "a" = ? and "b" is null} of an object, as {@code where} of it compares columns. */
record KnexConditions(Map<String, ? extends @Nullable Object> columns) implements Knex.Marked {
  private static final Pattern BEFORE = Pattern.compile("\\b(where|and|or) (\\()?(not )?$");
  private static final Pattern NEXT = Pattern.compile("^\\s*(?:and|or)\\b");

  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    Matcher before = BEFORE.matcher(text);
    if (!before.find()) {
      throw JavaScriptException.ofKnex("an object that is compared elsewhere");
    }
    if (columns.isEmpty()) {
      String after = before.group(2) == null ? next : next.replaceFirst("^\\)", "");
      return leftOut(before.start(), before.group(1), text, after);
    }
    String not = before.group(3) == null ? "" : before.group(3);
    boolean either = before.group(1).equals("or") && before.group(2) == null;
    boolean first = true;
    for (Map.Entry<String, ? extends @Nullable Object> each : columns.entrySet()) {
      text.append(first ? "" : (either ? " or " : " and ") + not);
      text.append(KnexIdentifier.quoted(each.getKey())).append(" = ");
      KnexNull.write(Knex.defined(each.getValue()), text, bound);
      first = false;
    }
    return next;
  }

  /** Without a condition, what follows becomes the first. */
  private static String leftOut(int start, String word, StringBuilder text, String next) {
    text.setLength(start);
    Matcher following = NEXT.matcher(next);
    return word.equals("where") && following.find() ? following.replaceFirst("where") : next;
  }
}
