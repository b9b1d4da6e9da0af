package unimig.converter.translate;

import java.util.regex.Pattern;

/** A character of a regular expression that is given by its number, as Java has it too. */
final class NumberedCharacter {
  static final int DIGITS = 4;
  static final int LENGTH = DIGITS + 2;

  /** Beyond ASCII, whose signs may mean something, and no half of a character. */
  private static final Pattern PATTERN =
      Pattern.compile("\\\\u(?!00[0-7]|[dD][89a-fA-F])[0-9a-fA-F]{4}");

  private NumberedCharacter() {}

  static boolean isAt(int position, CharSequence source) {
    return position >= 0
        && position + LENGTH <= source.length()
        && PATTERN.matcher(source).region(position, position + LENGTH).matches();
  }
}
