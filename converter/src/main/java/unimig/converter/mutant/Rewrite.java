package unimig.converter.mutant;

import java.util.List;
import java.util.Locale;

/**
 * Words of SQL that stand for others when a fault is planted.
 *
 * @param words in order, in upper case
 */
record Rewrite(String rule, List<String> words, String replacement) {
  /** The first that fits is planted. */
  static final List<Rewrite> ALL =
      List.of(
          rewrite("other on delete", "on delete cascade", "on delete no action"),
          rewrite("other on delete", "on delete set null", "on delete cascade"),
          rewrite("other on delete", "on delete restrict", "on delete cascade"),
          rewrite("other on delete", "on delete no action", "on delete cascade"),
          rewrite("other on update", "on update cascade", "on update no action"),
          rewrite("lost null check", "set not null", "drop not null"),
          rewrite("lost index option", "unique index", "index"),
          rewrite("lost index option", "desc", "asc"),
          rewrite("lost index option", "nulls first", "nulls last"),
          rewrite("lost index option", "using gin", ""),
          rewrite("lost index option", "using gist", ""),
          rewrite("lost index option", "using hash", ""),
          rewrite("lost index option", "nulls not distinct", ""),
          rewrite("flipped condition", "is null", "is not null"),
          rewrite("flipped condition", "is not null", "is null"),
          rewrite("flipped condition", "exists", "not exists"),
          rewrite("other type", "bigint", "integer"),
          rewrite("other type", "integer", "bigint"),
          rewrite("other type", "text", "varchar"),
          rewrite("other type", "timestamptz", "timestamp"),
          rewrite("other type", "jsonb", "json"),
          rewrite("other type", "uuid", "text"),
          rewrite("other type", "real", "double precision"),
          rewrite("lost deferrable", "deferrable initially deferred", ""),
          rewrite("lost deferrable", "deferrable", ""));

  private static Rewrite rewrite(String rule, String words, String replacement) {
    return new Rewrite(rule, List.of(words.toUpperCase(Locale.ROOT).split(" ", -1)), replacement);
  }
}
