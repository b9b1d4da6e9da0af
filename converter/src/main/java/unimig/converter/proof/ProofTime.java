package unimig.converter.proof;

import java.util.Locale;

/**
 * Where the time of a proof went, in milliseconds. Original and converted run at the same time
 * where they can, so the parts may be more than the whole.
 *
 * @param original while originals ran
 * @param converted while converted migrations ran
 * @param witness while originals ran on Node
 * @param comparing while databases were read and compared
 * @param total from the first database to the last
 */
public record ProofTime(long original, long converted, long witness, long comparing, long total) {
  /** Of a proof that has not begun. */
  public static final ProofTime NONE = new ProofTime(0, 0, 0, 0, 0);

  private static final double MILLISECONDS = 1000;

  /** How many times as long as the originals' own runs all of it took; 0 if nothing ran. */
  public double ratio() {
    return original == 0 ? 0 : (double) total / original;
  }

  /** Such as {@code 5.1 s: originals 1.2 s, …}. */
  @Override
  public String toString() {
    String others = witness == 0 ? "" : ", witness " + seconds(witness);
    return "%s: originals %s, converted %s%s, comparing %s; %.1f times the originals alone"
        .formatted(
            seconds(total),
            seconds(original),
            seconds(converted),
            others,
            seconds(comparing),
            ratio());
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / MILLISECONDS);
  }
}
