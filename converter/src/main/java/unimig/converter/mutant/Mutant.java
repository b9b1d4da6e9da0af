package unimig.converter.mutant;

/**
 * A converted file with one fault.
 *
 * @param version of the migration
 * @param file relative to the converted set
 * @param line of the fault, from 1
 * @param before what stood there, in one line
 * @param after what stands there now, in one line
 * @param text the whole file
 */
public record Mutant(
    String version, String rule, String file, int line, String before, String after, String text) {
  private static final int LONGEST = 120;

  static Mutant of(String version, String file, String text, Edit edit) {
    int line = 1 + (int) text.substring(0, edit.start()).chars().filter(c -> c == '\n').count();
    return new Mutant(
        version,
        edit.rule(),
        file,
        line,
        shown(edit.before()),
        shown(edit.after()),
        edit.applied(text));
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** {@code file:line: rule: "before" became "after"}. */
  @Override
  public String toString() {
    return "%s:%d: %s: %s".formatted(file, line, rule, change());
  }

  private String change() {
    return after.isEmpty()
        ? "without \"" + before + '"'
        : '"' + before + "\" became \"" + after + '"';
  }
}
