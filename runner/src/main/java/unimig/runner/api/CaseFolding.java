package unimig.runner.api;

import java.util.BitSet;
import java.util.Locale;

/** {@code Canonicalize} of ECMAScript for expressions that ignore case and have no flag u. */
final class CaseFolding {
  private static final int ASCII = 128;

  private CaseFolding() {}

  static char fold(char character) {
    if (character < ASCII) {
      return character >= 'a' && character <= 'z' ? (char) (character - 32) : character;
    }
    String upper = String.valueOf(character).toUpperCase(Locale.ROOT);
    return upper.length() != 1 || upper.charAt(0) < ASCII ? character : upper.charAt(0);
  }

  /** The characters that are the same as one of {@code characters} but for their case. */
  static RegExpNode.Characters ignoringCase(RegExpNode.Characters characters) {
    BitSet folded = new BitSet(Character.MAX_VALUE + 1);
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      if (characters.contains((char) i)) {
        folded.set(fold((char) i));
      }
    }
    return character -> folded.get(fold(character));
  }
}
