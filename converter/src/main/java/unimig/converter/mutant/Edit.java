package unimig.converter.mutant;

/**
 * One small fault in a text.
 *
 * @param rule what kind of fault, such as {@code lost default}
 * @param start where what is replaced begins, in UTF-16 units from 0
 * @param end where it ends
 * @param before what stood there, for people
 * @param after what stands there then, for people
 */
record Edit(String rule, int start, int end, String replacement, String before, String after) {

  /** Shown as it is. */
  static Edit of(String rule, String text, int start, int end, String replacement) {
    return new Edit(rule, start, end, replacement, text.substring(start, end), replacement);
  }

  String applied(String text) {
    return text.substring(0, start) + replacement + text.substring(end);
  }

  /** The same in a text that this one is a part of. */
  Edit movedBy(int offset) {
    return new Edit(rule, start + offset, end + offset, replacement, before, after);
  }
}
