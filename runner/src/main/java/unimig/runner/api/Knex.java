package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Knex does to a statement where a value is null, undefined or a list, for values that only
 * the run knows. A marked value is passed to {@link Session} like any other.
 */
public final class Knex {
  static final String NAME = "(?:\"(?:[^\"]|\"\")*\"\\.)*\"(?:[^\"]|\"\")*\"";
  private static final Pattern ASSIGNED = Pattern.compile("(,?)\\s*" + NAME + " = $");
  private static final Pattern NEXT = Pattern.compile("^,\\s*");

  private Knex() {}

  /** A value whose comparison becomes {@code is null} where it is null; never undefined. */
  public static Object orIsNull(@Nullable Object value) {
    return new Choice(Mark.OR_IS_NULL, value);
  }

  /** A value whose column is left as it is, or gets its default, where it is undefined. */
  public static Object orLeftOut(@Nullable Object value) {
    return new Choice(Mark.OR_LEFT_OUT, value);
  }

  /** The same of what Java holds as null where it is undefined. */
  public static Object orLeftOutIfNull(@Nullable Object value) {
    return orLeftOut(JavaScript.orUndefined(value));
  }

  /**
   * A value that must be there.
   *
   * @throws JavaScriptException where it is undefined, as Knex does
   */
  public static @Nullable Object defined(@Nullable Object value) {
    if (value == JavaScript.UNDEFINED) {
      throw JavaScriptException.ofKnex("Undefined binding(s) detected when compiling SQL");
    }
    return value;
  }

  /**
   * A row of which a column is read.
   *
   * @throws JavaScriptException the TypeError of the script, where it is missing
   */
  public static Row required(@Nullable Row row, String column) {
    if (row == null) {
      throw JavaScriptException.typeError(
          "Cannot read properties of undefined (reading '" + column + "')");
    }
    return row;
  }

  /** A row, or undefined where it is missing. */
  public static Object orUndefined(@Nullable Row row) {
    return row == null ? JavaScript.UNDEFINED : row;
  }

  /** A list of which each element becomes a value, as in {@code whereIn}; may be empty. */
  public static Object each(List<?> values) {
    return new KnexEach(new ArrayList<>(values));
  }

  /** As {@link #each(List)}; what is no list is a value without parentheses. */
  public static Object each(@Nullable Object values) {
    return new KnexEach(values instanceof List<?> list ? new ArrayList<>(list) : values);
  }

  /**
   * What stands behind {@code insert into "table"}: columns and values of an object or of a list of
   * them, sorted by name, DEFAULT where one is missing or undefined.
   */
  public static Object rows(@Nullable Object rows) {
    return new KnexRows.Inserted(rows);
  }

  /** What {@code .merge()} assigns: all columns of the {@link #rows}. */
  public static Object merged(@Nullable Object rows) {
    return new KnexRows.Merged(rows);
  }

  /** What an update assigns: an object's properties in their order, without undefined ones. */
  public static Object assigned(Map<String, ? extends @Nullable Object> columns) {
    return new KnexRows.Assigned(columns);
  }

  /** What {@code where} of an object compares: each of its columns with its value. */
  public static Object conditions(Map<String, ? extends @Nullable Object> columns) {
    return new KnexConditions(columns);
  }

  /**
   * The name of an index or constraint that Knex makes of that of a table or column, in lower case;
   * dots and hyphens of a table, with which it begins, become underscores.
   */
  public static Object indexName(String before, String name, String after) {
    return new KnexDerived(before, name, after, false);
  }

  /** The name of a primary key that Knex makes of that of its table. */
  public static Object keyName(String before, String name, String after) {
    return new KnexDerived(before, name, after, true);
  }

  /** A name, quoted: {@code table}, {@code schema.table}, {@code column as name}. */
  public static Object identifier(@Nullable Object name) {
    return new KnexIdentifier(name, KnexIdentifier.Empty.WRITTEN);
  }

  /** A name, quoted, behind that of a schema, which is left out where it is falsy. */
  public static Object qualified(@Nullable Object schema, String name) {
    boolean there = JavaScript.truthy(schema);
    return identifier(there ? JavaScript.toText(schema) + '.' + name : name);
  }

  /** As {@link #qualified}, of an index, whose schema is quoted by itself. */
  public static Object inSchema(@Nullable Object schema, String name) {
    return new KnexInSchema(schema, name);
  }

  /** A schema whose tables are asked for: the current one where it is falsy. */
  public static Object orCurrentSchema(@Nullable Object schema) {
    return JavaScript.truthy(schema) ? Objects.requireNonNull(schema) : new KnexCurrentSchema();
  }

  /** As {@link #identifier}, for the table of a statement: what is falsy is left out. */
  public static Object table(@Nullable Object name) {
    return new KnexIdentifier(name, KnexIdentifier.Empty.LEFT_OUT);
  }

  /** As {@link #table}, for that of a query: {@code from} is left out too. */
  public static Object from(@Nullable Object name) {
    return new KnexIdentifier(name, KnexIdentifier.Empty.LEFT_OUT_WITH_FROM);
  }

  /**
   * As {@link #identifier}, for a column that is added.
   *
   * @throws JavaScriptException where it is falsy, as Knex does, when it is sent
   */
  public static Object newColumn(@Nullable Object name) {
    return new KnexIdentifier(name, KnexIdentifier.Empty.REFUSED);
  }

  /** How many rows to answer, which Knex reads as a whole number; all of them where it is none. */
  public static Object limit(@Nullable Object rows) {
    return KnexPage.limit(rows);
  }

  /** Rows to leave out, which Knex does not write where they are none. */
  public static Object offset(@Nullable Object rows) {
    return KnexPage.offset(rows);
  }

  /** What a column is increased or decreased by: a negative number turns the operator around. */
  public static Object step(@Nullable Object amount) {
    return new Choice(Mark.STEP, amount);
  }

  /** SQL of a run as {@code knex.raw} without values sends it: question marks are parameters. */
  public static String raw(String sql) {
    return KnexIdentifier.positioned(sql);
  }

  /** A list in pieces of at most {@code size} elements, as {@code batchInsert} sends them. */
  public static <T> List<List<T>> chunks(List<T> list, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      chunks.add(new ArrayList<>(list.subList(from, Math.min(from + size, list.size()))));
    }
    return chunks;
  }

  /** The first row, as {@code .first()} answers it; null if there is none. */
  public static <T> @Nullable T first(List<T> list) {
    return at(list, 0);
  }

  /** An element that may be missing: null then. */
  public static <T> @Nullable T at(List<T> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : null;
  }

  /** The values of one column, as {@code .pluck(column)} answers them. */
  public static List<@Nullable Object> pluck(List<Row> rows, String column) {
    List<@Nullable Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(column)));
    return values;
  }

  /**
   * What {@code columnInfo()} makes of rows of {@code information_schema.columns}: an object of
   * {@code type}, {@code maxLength}, {@code nullable} and {@code defaultValue} for each column.
   */
  public static Map<String, @Nullable Object> columns(List<Row> rows) {
    return KnexColumns.of(rows);
  }

  /** As {@code columnInfo(column)}: that of one column, or of all where there is none such. */
  public static Map<String, @Nullable Object> column(List<Row> rows, String column) {
    return KnexColumns.of(rows, column);
  }

  /** What is done to the statement. */
  private enum Mark {
    OR_IS_NULL,
    OR_LEFT_OUT,
    STEP
  }

  /** A value that becomes part of the statement's text. */
  interface Marked {
    /**
     * Writes it.
     *
     * @param text of the statement before it
     * @param next text after it, up to the next value
     * @return what of the text after it remains
     */
    String write(StringBuilder text, List<@Nullable Object> bound, String next);
  }

  private record Choice(Mark mark, @Nullable Object value) implements Marked {
    @Override
    public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
      return choose(this, text, bound, next);
    }
  }

  /**
   * A statement without marked values.
   *
   * @param sql with {@code ?} for each value
   */
  public record Shaped(String sql, List<@Nullable Object> values) {}

  /**
   * The statement that Knex makes with these values.
   *
   * @param sql with {@code ?} for each value, {@code ??} for the operator
   */
  public static Shaped shape(String sql, @Nullable Object... values) {
    StringBuilder text = new StringBuilder();
    List<@Nullable Object> bound = new ArrayList<>();
    List<String> pieces = QuestionMarks.split(sql);
    String next = pieces.get(0);
    for (int i = 0; i < values.length; i++) {
      text.append(next);
      next = i + 1 < pieces.size() ? pieces.get(i + 1) : "";
      if (values[i] instanceof Marked marked) {
        next = marked.write(text, bound, next);
      } else {
        text.append('?');
        bound.add(values[i]);
      }
    }
    return new Shaped(text.append(next).toString(), bound);
  }

  static boolean isMarked(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof Marked) {
        return true;
      }
    }
    return false;
  }

  /** Writes a marked value; what follows it. */
  private static String choose(
      Choice marked, StringBuilder text, List<@Nullable Object> bound, String next) {
    boolean undefined = marked.value() == JavaScript.UNDEFINED;
    switch (marked.mark()) {
      case OR_IS_NULL -> KnexNull.write(defined(marked.value()), text, bound);
      case OR_LEFT_OUT -> {
        if (undefined) {
          return leftOut(text, next);
        }
        text.append('?');
        bound.add(marked.value());
      }
      case STEP -> step(marked.value(), text, bound);
    }
    return next;
  }

  /** Knex decides by the sign; what is no number is added as it is. */
  private static void step(
      @Nullable Object amount, StringBuilder text, List<@Nullable Object> bound) {
    int operator = text.length() - 2;
    boolean decreases = text.charAt(operator) == '-';
    double change =
        decreases
            ? -JavaScript.toNumber(amount)
            : ((Number) JavaScriptNumber.parseFloat(JavaScript.toText(amount))).doubleValue();
    text.setCharAt(operator, change < 0 ? '-' : '+');
    text.append('?');
    bound.add(JavaScriptNumber.of(Math.abs(change)));
  }

  /** An assignment goes with its comma; a value of an insert becomes the default. */
  private static String leftOut(StringBuilder text, String next) {
    Matcher assigned = ASSIGNED.matcher(text);
    if (!assigned.find()) {
      text.append("DEFAULT");
      return next;
    }
    boolean comma = !assigned.group(1).isEmpty();
    Matcher following = NEXT.matcher(next);
    if (!comma && !following.find()) {
      throw JavaScriptException.ofKnex("Empty .update() call detected!");
    }
    text.setLength(assigned.start());
    return comma ? next : " " + following.replaceFirst("");
  }
}
