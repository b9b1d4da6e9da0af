package unimig.runner.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Knex compares with the schema of a table where it is given none. */
record KnexCurrentSchema() implements Knex.Marked {
  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    text.append("current_schema()");
    return next;
  }
}
