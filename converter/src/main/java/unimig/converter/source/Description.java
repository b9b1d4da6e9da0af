package unimig.converter.source;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes the description that Flyway reads from a file name and Java from a class name. */
final class Description {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^_|_$");

  /** Keeps file names, with {@code .class} behind them, far below the usual limit of 255 bytes. */
  private static final int LONGEST = 150;

  private static final String NAMELESS = "migration";

  private Description() {}

  /**
   * {@code words} with accents taken off and every run of other characters than letters and digits
   * of ASCII turned into one underscore; {@code migration} if nothing is left.
   */
  static String of(String words) {
    String plain = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
    String joined = trimmed(FOREIGN.matcher(plain).replaceAll("_"));
    String cut = joined.length() > LONGEST ? trimmed(joined.substring(0, LONGEST)) : joined;
    return cut.isEmpty() ? NAMELESS : cut;
  }

  private static String trimmed(String text) {
    return EDGES.matcher(text).replaceAll("");
  }
}
