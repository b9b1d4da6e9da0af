package unimig.runner.api;

import org.jspecify.annotations.Nullable;

/**
 * What a script can catch: an error of JavaScript, or that PostgreSQL refused a statement. What
 * else is thrown, nothing that a script did: it is not for migrations to catch.
 */
public abstract sealed class CatchableException extends RuntimeException
    permits JavaScriptException, StatementFailedException {
  private static final long serialVersionUID = 1L;

  CatchableException(String message) {
    super(message);
  }

  CatchableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** {@code error.code}: the SQLSTATE of a failed statement, else undefined. */
  public final @Nullable Object code() {
    return property("code");
  }

  /** {@code error.message}: of a failed statement as Knex writes it, behind the statement. */
  public abstract String text();

  /** {@code String(error)}: its name and what it says. */
  public final String written() {
    String name = JavaScript.toText(property("name"));
    return text().isEmpty() ? name : name + ": " + text();
  }

  /**
   * A property as node-postgres gives it to a failed statement, such as {@code constraint}, or
   * {@code name}; undefined where there is none.
   */
  public abstract @Nullable Object property(String name);
}
