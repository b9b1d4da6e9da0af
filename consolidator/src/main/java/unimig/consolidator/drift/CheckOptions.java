package unimig.consolidator.drift;

import java.util.List;
import unimig.runner.catalog.ObjectPattern;

/**
 * How schemas are compared.
 *
 * @param preparation of each scratch database
 * @param privileges whether owners and privileges are compared
 * @param ignored objects that are not
 */
public record CheckOptions(
    Preparation preparation, boolean privileges, List<ObjectPattern> ignored) {
  /** Everything is compared, with what migrations make of an empty database. */
  public static final CheckOptions STRICT = new CheckOptions(connection -> {}, true, List.of());

  public CheckOptions {
    ignored = List.copyOf(ignored);
  }
}
