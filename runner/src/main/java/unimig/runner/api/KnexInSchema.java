package unimig.runner.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name behind that of a schema which is quoted by itself, and left out where it is falsy.
 *
 * @param name without quotes
 */
record KnexInSchema(@Nullable Object schema, String name) implements Knex.Marked {
  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    if (JavaScript.truthy(schema)) {
      new KnexIdentifier(schema, KnexIdentifier.Empty.WRITTEN).write(text, bound, "");
      text.append('.');
    }
    text.append(KnexIdentifier.quoted(name));
    return next;
  }
}
