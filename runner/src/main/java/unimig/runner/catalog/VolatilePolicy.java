package unimig.runner.catalog;

import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * Which values may differ between two runs of the same migration because nobody can repeat them.
 *
 * @param isConstant whether a text stands in the sources of the migrations; such a value is never
 *     volatile
 * @param randomText whether random text other than UUIDs may differ, as the migration uses
 *     randomness
 * @param zone in which the migrations cut times down to days or hours, besides UTC
 */
public record VolatilePolicy(Predicate<String> isConstant, boolean randomText, ZoneId zone) {

  /** UUIDs and times of the run only. */
  public static VolatilePolicy of(Predicate<String> isConstant, ZoneId zone) {
    return new VolatilePolicy(isConstant, false, zone);
  }

  /** This policy for a migration that uses randomness. */
  public VolatilePolicy withRandomText() {
    return new VolatilePolicy(isConstant, true, zone);
  }
}
