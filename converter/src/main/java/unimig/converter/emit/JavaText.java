package unimig.converter.emit;

/**
 * Writes strings as Java source that compiles to the same characters. Half a surrogate pair becomes
 * U+FFFD, as it does when node-postgres sends it.
 */
final class JavaText {
  private JavaText() {}

  /** The inside of a string literal. */
  static String inLiteral(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\n' -> escaped.append("\\n");
        default -> escaped.append(common(text, i));
      }
    }
    return escaped.toString();
  }

  /**
   * A line of a text block, without its line end. No three double quotes stay in a row, nor a space
   * at the end, which the compiler would drop.
   */
  static String inTextBlock(String line) {
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\"\"\"", i)) {
        escaped.append("\\\"");
      } else {
        escaped.append(common(line, i));
      }
    }
    if (line.endsWith(" ")) {
      escaped.setLength(escaped.length() - 1);
      escaped.append("\\s");
    }
    return escaped.toString();
  }

  private static String common(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '\\' -> "\\\\";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default -> c < ' ' ? "\\%03o".formatted((int) c) : visible(text, i);
    };
  }

  private static String visible(String text, int i) {
    char c = text.charAt(i);
    if (Character.isSurrogate(c)) {
      return isPaired(text, i) ? String.valueOf(c) : "\ufffd";
    }
    return isVisible(c) ? String.valueOf(c) : "\\u%04x".formatted((int) c);
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  /** False for what an editor would not show as it is, such as marks that turn text around. */
  private static boolean isVisible(char c) {
    if (c < 127) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
