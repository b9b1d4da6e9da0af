package unimig.converter.proof;

import java.util.Locale;

/**
 * Where the time of a proof went, in milliseconds. Original and converted run at the same time
 * where they can, so these two may be more than what both took.
 *
 * @param original while originals ran
 * @param converted while converted migrations ran
 * @param running while either of both ran
 * @param witness while originals ran on Node
 * @param comparing while databases were read and compared
 * @param total from the first database to the last
 */
public record ProofTime(
    long original, long converted, long running, long witness, long comparing, long total) {
  /** Of a proof that has not begun. */
  public static final ProofTime NONE = new ProofTime(0, 0, 0, 0, 0, 0);

  private static final double MILLISECONDS = 1000;

  /** What is left: databases were made, copied and filled, and statements looked at. */
  public long preparing() {
    return Math.max(0, total - running - witness - comparing);
  }

  /** How many times as long as the originals' own runs all of it took; 0 if nothing ran. */
  public double ratio() {
    return original == 0 ? 0 : (double) total / original;
  }

  /** Such as {@code 5.1 s: originals 1.2 s, …}. */
  @Override
  public String toString() {
    String others = witness == 0 ? "" : ", witness " + seconds(witness);
    return "%s: originals %s and converted %s, both in %s%s, comparing %s, databases %s;"
            .formatted(
                seconds(total),
                seconds(original),
                seconds(converted),
                seconds(running),
                others,
                seconds(comparing),
                seconds(preparing()))
        + String.format(Locale.ROOT, " %.1f times the originals alone", ratio());
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / MILLISECONDS);
  }
}
