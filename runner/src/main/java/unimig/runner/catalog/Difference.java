package unimig.runner.catalog;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing in which the converted database differs from the original.
 *
 * @param area whether objects or rows differ
 * @param kind how
 * @param object such as {@code table "orders"}
 * @param part such as {@code column "total"} or {@code row (id=3)}; empty if it is the object
 *     itself
 * @param attribute such as {@code default}, or {@code column "name"} of a row; empty if the whole
 *     is missing or extra
 * @param original the value in the original database, or what stands at the path in it; empty if
 *     there is none or it is null
 * @param converted the value in the converted database, likewise
 * @param spot which value of which row it is; empty unless it is about one row
 */
public record Difference(
    Area area,
    Kind kind,
    String object,
    String part,
    String attribute,
    Optional<String> original,
    Optional<String> converted,
    Optional<RowSpot> spot)
    implements Comparable<Difference> {
  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::area)
          .thenComparing(Difference::object)
          .thenComparing(Difference::part)
          .thenComparing(Difference::kind)
          .thenComparing(Difference::attribute)
          .thenComparing(difference -> difference.spot().flatMap(RowSpot::path).orElse(""))
          .thenComparing(difference -> difference.original().orElse(""))
          .thenComparing(difference -> difference.converted().orElse(""));

  /** A difference that is not about one row. */
  Difference(
      Area area,
      Kind kind,
      String object,
      String part,
      String attribute,
      Optional<String> original,
      Optional<String> converted) {
    this(area, kind, object, part, attribute, original, converted, Optional.empty());
  }

  /** What differs. */
  public enum Area {
    CATALOG,
    ROWS
  }

  /** How it differs. */
  public enum Kind {
    /** Only the original has it. */
    MISSING,
    /** Only the converted has it. */
    EXTRA,
    /** Both have it, with different values. */
    CHANGED
  }

  /** Objects before rows, then by name. */
  @Override
  public int compareTo(Difference other) {
    return ORDER.compare(this, other);
  }

  /** In one line, as {@link DifferenceReport} shows it. */
  @Override
  public String toString() {
    return in("original", "converted");
  }

  /**
   * The same line for a database that stands for the original's.
   *
   * @param original what to call it
   */
  public String in(String original) {
    return in(original, "converted");
  }

  /** The same line for two other databases, with what they are called. */
  public String in(String original, String converted) {
    return DifferenceReport.line(this, original, converted);
  }
}
