package unimig.consolidator.drift;

import java.util.Optional;
import unimig.runner.catalog.Difference;

/**
 * One thing in which a database is not as its applied migrations make it.
 *
 * @param difference with the database as the original, and what is expected of it as the converted
 * @param origin where it comes from
 * @param step the migration of {@code origin}; empty for {@link Origin#UNKNOWN}
 */
public record Deviation(Difference difference, Origin origin, Optional<Step> step) {

  /** Where a deviation comes from. */
  public enum Origin {
    /** An applied migration made or last changed the object, and the database has not that. */
    APPLIED,
    /** The database has what a migration will make that is not applied. */
    PENDING,
    /** No migration made what the database has. */
    UNKNOWN
  }

  /** {@code table "a": column "b": default: live none, expected 0}. */
  @Override
  public String toString() {
    return line(difference);
  }

  /** The same for a difference from another place, with the database as the original. */
  public static String line(Difference difference) {
    String subject =
        difference.part().isEmpty()
            ? difference.object()
            : difference.object() + ": " + difference.part();
    return switch (difference.kind()) {
      case EXTRA -> subject + ": not in the database" + content(difference.converted());
      case MISSING -> subject + ": only in the database" + content(difference.original());
      case CHANGED -> difference.in("live", "expected");
    };
  }

  private static String content(Optional<String> content) {
    return content.map(text -> " (" + Excerpt.of(text) + ")").orElse("");
  }
}
