package unimig.runner.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, as node-postgres makes it: an object with a property for each column. The
 * typed getters are for columns whose type is known; they throw {@link IllegalStateException} if
 * the value is of another type or missing. SQL's NULL is null.
 */
public final class Row extends JavaScriptObject {
  Row() {}

  /** A {@code text}, {@code bigint}, {@code numeric}, {@code uuid}, {@code time}, … column. */
  public @Nullable String string(String column) {
    return typed(column, String.class);
  }

  /** An {@code integer} or {@code smallint} column. */
  public @Nullable Integer integer(String column) {
    return typed(column, Integer.class);
  }

  /** A column of any number type that node-postgres gives as a number. */
  public @Nullable Double number(String column) {
    Number number = typed(column, Number.class);
    return number == null ? null : number.doubleValue();
  }

  /** A {@code boolean} column. */
  public @Nullable Boolean bool(String column) {
    return typed(column, Boolean.class);
  }

  /** A {@code date}, {@code timestamp} or {@code timestamptz} column without infinite values. */
  public @Nullable JavaScriptDate date(String column) {
    return typed(column, JavaScriptDate.class);
  }

  /** A {@code bytea} column. */
  public byte @Nullable [] bytes(String column) {
    return typed(column, byte[].class);
  }

  /** An array column, or a {@code json} column that holds an array. */
  @SuppressWarnings("unchecked") // A list can hold any value of JavaScript.
  public @Nullable List<@Nullable Object> list(String column) {
    return (List<@Nullable Object>) typed(column, List.class);
  }

  /** A {@code json}, {@code interval} or {@code point} column that holds an object. */
  public @Nullable Map<String, @Nullable Object> object(String column) {
    return typed(column, JavaScriptObject.class);
  }

  private <T> @Nullable T typed(String column, Class<T> type) {
    Object value = get(column);
    if (value == null && containsKey(column)) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "column \""
              + column
              + "\" is "
              + (value == null ? "not in the answer" : "a " + JavaScript.typeOf(value))
              + ", not a "
              + type.getSimpleName());
    }
    return type.cast(value);
  }
}
