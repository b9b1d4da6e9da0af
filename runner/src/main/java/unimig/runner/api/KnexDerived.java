package unimig.runner.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name that Knex makes of a table's or column's, such as that of an index. */
record KnexDerived(String before, String name, String after, boolean plain) implements Knex.Marked {
  @Override
  public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
    String part = before.isEmpty() && !plain ? name.replaceAll("[.-]", "_") : name;
    String whole = before + part + after;
    text.append(KnexIdentifier.quoted(plain ? whole : whole.toLowerCase(Locale.ROOT)));
    return next;
  }
}
