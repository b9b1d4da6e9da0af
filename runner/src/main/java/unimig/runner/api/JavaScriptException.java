package unimig.runner.api;

import org.jspecify.annotations.Nullable;

/** An error that JavaScript throws, such as a {@code TypeError}, or that a migration throws. */
public final class JavaScriptException extends CatchableException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String text;
  private final boolean known;
  private final transient JavaScriptObject properties = JavaScriptObject.of();

  /**
   * @param name what {@code error.name} is, such as {@code Error}
   * @param message what {@code error.message} is
   */
  public JavaScriptException(String name, String message) {
    this(name, message, true);
  }

  private JavaScriptException(String name, String message, boolean known) {
    super(message.isEmpty() ? name : name + ": " + message);
    this.name = name;
    this.text = message;
    this.known = known;
  }

  /** As {@code new Error(message, { cause })}. */
  public JavaScriptException(String name, String message, CatchableException cause) {
    super(message.isEmpty() ? name : name + ": " + message, cause);
    this.name = name;
    this.text = message;
    this.known = true;
  }

  /** The same error, which has another property of its own. */
  public JavaScriptException with(String property, @Nullable Object value) {
    properties.put(property, value);
    return this;
  }

  /** One that Knex throws, which says it in other words. */
  static JavaScriptException ofKnex(String message) {
    return new JavaScriptException("Error", message, false);
  }

  /** {@code new Error(message)}. */
  public static JavaScriptException error(String message) {
    return new JavaScriptException("Error", message);
  }

  static JavaScriptException typeError(String message) {
    return new JavaScriptException("TypeError", message);
  }

  static JavaScriptException rangeError(String message) {
    return new JavaScriptException("RangeError", message);
  }

  static JavaScriptException syntaxError(String message) {
    return new JavaScriptException("SyntaxError", message);
  }

  /** {@code error.name}, such as {@code TypeError}. */
  public String name() {
    return name;
  }

  /**
   * {@code error.message}, without the name; may be empty.
   *
   * @throws IllegalStateException for an error of Knex, whose words are not known
   */
  @Override
  public String text() {
    if (!known) {
      throw new IllegalStateException("what Knex says is not known: " + text);
    }
    return text;
  }

  @Override
  public @Nullable Object property(String property) {
    if (property.equals("name")) {
      return name;
    }
    return properties.containsKey(property) ? properties.get(property) : JavaScript.UNDEFINED;
  }
}
