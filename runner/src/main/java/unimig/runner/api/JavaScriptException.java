package unimig.runner.api;

import org.jspecify.annotations.Nullable;

/** An error that JavaScript throws, such as a {@code TypeError}, or that a migration throws. */
public final class JavaScriptException extends CatchableException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String text;

  /**
   * @param name what {@code error.name} is, such as {@code Error}
   * @param message what {@code error.message} is
   */
  public JavaScriptException(String name, String message) {
    super(message.isEmpty() ? name : name + ": " + message);
    this.name = name;
    this.text = message;
  }

  /** As {@code new Error(message, { cause })}. */
  public JavaScriptException(String name, String message, CatchableException cause) {
    super(message.isEmpty() ? name : name + ": " + message, cause);
    this.name = name;
    this.text = message;
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

  /** {@code error.message}, without the name; may be empty. */
  @Override
  public String text() {
    return text;
  }

  @Override
  public @Nullable Object property(String property) {
    return property.equals("name") ? name : JavaScript.UNDEFINED;
  }
}
