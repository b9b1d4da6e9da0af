package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name that only the run knows, quoted as Knex quotes it for PostgreSQL. */
record KnexIdentifier(@Nullable Object name, Empty empty) implements Knex.Marked {
  /** What becomes of null, undefined, false, 0 and the empty text. */
  enum Empty {
    /** What becomes of other values. */
    WRITTEN,
    LEFT_OUT,
    LEFT_OUT_WITH_FROM,
    REFUSED
  }

  private static final String FROM = " from ";
  private static final String AS = " as ";
  private static final Pattern ELEMENT = Pattern.compile("(.*?)(\\[[0-9]+\\])");
  private static final Pattern QUESTION_MARK = Pattern.compile("(\\\\*)\\?");

  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    boolean written = empty == Empty.WRITTEN || JavaScript.truthy(name);
    if (!written && empty == Empty.REFUSED) {
      throw JavaScriptException.ofKnex("You did not specify a column name");
    }
    String wrapped = written ? wrapped(name) : "";
    int from = text.lastIndexOf(FROM);
    if (wrapped.isEmpty() && empty == Empty.LEFT_OUT_WITH_FROM && from >= 0) {
      text.setLength(from);
    }
    text.append(wrapped);
    return next;
  }

  /** Numbers stay as they are; properties of objects become names of their values. */
  private static String wrapped(@Nullable Object name) {
    if (name instanceof Number) {
      return JavaScript.toText(name);
    }
    if (name == null) {
      return "";
    }
    if (name == JavaScript.UNDEFINED || Conversion.isPrimitive(name)) {
      return quoted(JavaScript.toText(name));
    }
    List<String> parts = new ArrayList<>();
    for (List<@Nullable Object> entry : JavaScriptObject.entries(name)) {
      parts.add(wrapped(entry.get(1)) + AS + single(JavaScript.toText(entry.get(0))));
    }
    return String.join(", ", parts);
  }

  /** {@code schema.table} and {@code column as name} consist of several names. */
  static String quoted(String name) {
    int as = name.toLowerCase(Locale.ROOT).indexOf(AS);
    if (as >= 0) {
      return quoted(name.substring(0, as)) + AS + single(name.substring(as + AS.length()));
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\.", -1)) {
      parts.add(single(part));
    }
    return String.join(".", parts);
  }

  /** The part after the last dot, quoted. */
  static String last(String name) {
    return quoted(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String single(String part) {
    String name = JavaScriptText.trim(part);
    if (name.equals("*")) {
      return name;
    }
    if (name.contains("?")) {
      // Knex would bind a value there.
      throw JavaScriptException.ofKnex("a name with a question mark: " + name);
    }
    Matcher element = ELEMENT.matcher(name);
    boolean accessed = element.find();
    String plain = accessed ? element.group(1) : name;
    return '"' + plain.replace("\"", "\"\"") + '"' + (accessed ? element.group(2) : "");
  }

  /** Each question mark without a backslash becomes {@code $1}, {@code $2}, …. */
  static String positioned(String sql) {
    if (sql.isEmpty()) {
      throw JavaScriptException.error("The query is empty");
    }
    int[] count = {0};
    return QUESTION_MARK
        .matcher(sql)
        .replaceAll(mark -> mark.group(1).length() % 2 == 1 ? "?" : "\\$" + ++count[0]);
  }
}
