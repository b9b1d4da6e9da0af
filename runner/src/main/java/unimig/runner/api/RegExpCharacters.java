package unimig.runner.api;

import org.jspecify.annotations.Nullable;

/** What the classes and assertions of regular expressions say of characters. */
final class RegExpCharacters {
  private RegExpCharacters() {}

  /** The class {@code \letter}, if there is such a class. */
  static RegExpNode.@Nullable Characters characterSet(char letter) {
    return switch (letter) {
      case 'd' -> character -> character >= '0' && character <= '9';
      case 'D' -> character -> character < '0' || character > '9';
      case 's' -> JavaScriptText::isSpace;
      case 'S' -> character -> !JavaScriptText.isSpace(character);
      case 'w' -> RegExpCharacters::isWord;
      case 'W' -> character -> !isWord(character);
      default -> null;
    };
  }

  static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r' || character == '\u2028' || character == '\u2029';
  }

  static boolean isWord(char character) {
    return character < 128 && (Character.isLetterOrDigit(character) || character == '_');
  }

  static boolean isBoundary(String text, int at) {
    boolean before = at > 0 && isWord(text.charAt(at - 1));
    return before != (at < text.length() && isWord(text.charAt(at)));
  }
}
