package unimig.consolidator.drift;

/** The beginning of a text, on one line. */
final class Excerpt {
  private static final int LONGEST = 160;

  private Excerpt() {}

  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
