package unimig.runner.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, as node-postgres makes it: an object with a property for each column. Also
 * what a migration makes of names and values, in their order, such as a row to be written. The
 * typed getters are for columns whose type is known and that are never NULL; they throw {@link
 * IllegalStateException} if a value is null or of another type after all.
 */
public final class Row extends JavaScriptObject {
  Row() {}

  /**
   * A row to be written, or another object that a migration makes.
   *
   * @param namesAndValues a name that is no number, its value, and so on
   */
  public static Row of(@Nullable Object... namesAndValues) {
    Row row = new Row();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return row;
  }

  /**
   * Any value of a column, of which SQL's NULL is null.
   *
   * @throws IllegalStateException if the answer has no such column
   */
  public @Nullable Object value(String column) {
    if (!containsKey(column)) {
      throw new IllegalStateException("column \"" + column + "\" is not in the answer");
    }
    return get(column);
  }

  /** A {@code text}, {@code bigint}, {@code numeric}, {@code uuid}, {@code time}, … column. */
  public String string(String column) {
    return typed(column, String.class);
  }

  /** As {@link #string}, of a column that may be NULL. */
  public @Nullable String stringOrNull(String column) {
    return value(column) == null ? null : string(column);
  }

  /** Whether a column as of {@link #string} is neither NULL nor empty. */
  public boolean hasText(String column) {
    return value(column) != null && !string(column).isEmpty();
  }

  /** An {@code integer} or {@code smallint} column. */
  public int integer(String column) {
    return typed(column, Integer.class);
  }

  /** As {@link #integer}, of a column that may be NULL. */
  public @Nullable Integer integerOrNull(String column) {
    return value(column) == null ? null : typed(column, Integer.class);
  }

  /** As {@link #integer}, of a column that may be NULL, for which {@code other} stands. */
  public int integerOr(String column, int other) {
    return value(column) == null ? other : integer(column);
  }

  /**
   * The number that a {@code bigint} or {@code numeric} column holds, of one that may be NULL, for
   * which {@code other} stands.
   */
  public double decimalOr(String column, double other) {
    return value(column) == null ? other : Double.parseDouble(string(column));
  }

  /** A column of any number type that node-postgres gives as a number. */
  public double number(String column) {
    return typed(column, Number.class).doubleValue();
  }

  /** A {@code boolean} column. */
  public boolean bool(String column) {
    return typed(column, Boolean.class);
  }

  /** As {@link #bool}, of a column that may be NULL. */
  public @Nullable Boolean boolOrNull(String column) {
    return value(column) == null ? null : typed(column, Boolean.class);
  }

  /** A {@code date}, {@code timestamp} or {@code timestamptz} column without infinite values. */
  public JavaScriptDate date(String column) {
    return typed(column, JavaScriptDate.class);
  }

  /** A {@code bytea} column. */
  public byte[] bytes(String column) {
    return typed(column, byte[].class);
  }

  /** An array column, or a {@code json} column that holds an array. */
  @SuppressWarnings("unchecked") // A list can hold any value of JavaScript.
  public List<@Nullable Object> list(String column) {
    return typed(column, List.class);
  }

  /** A {@code json}, {@code interval} or {@code point} column that holds an object. */
  public Map<String, @Nullable Object> object(String column) {
    return typed(column, JavaScriptObject.class);
  }

  private <T> T typed(String column, Class<T> type) {
    Object value = value(column);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "column \"%s\" is %s, not a %s"
              .formatted(
                  column,
                  value == null ? "null" : "a " + JavaScript.typeOf(value),
                  type.getSimpleName()));
    }
    return type.cast(value);
  }
}
