package unimig.runner.catalog;

import java.util.regex.Pattern;

/** The characters that random text is drawn from, as far as the text shows; smaller ones first. */
enum Alphabet {
  DIGITS("[0-9]*"),
  LOWER_HEX("[0-9a-f]*"),
  UPPER_HEX("[0-9A-F]*"),
  LOWER_AND_DIGITS("[0-9a-z]*"),
  UPPER_AND_DIGITS("[0-9A-Z]*"),
  LETTERS_AND_DIGITS("[0-9A-Za-z]*"),
  ANY("(?s).*");

  private final Pattern texts;

  Alphabet(String texts) {
    this.texts = Pattern.compile(texts);
  }

  /** Whether both can be drawn from the alphabet that one of them shows. */
  static boolean areComparable(String a, String b) {
    return smallest(a).has(b) || smallest(b).has(a);
  }

  private boolean has(String text) {
    return texts.matcher(text).matches();
  }

  private static Alphabet smallest(String text) {
    for (Alphabet alphabet : values()) {
      if (alphabet.has(text)) {
        return alphabet;
      }
    }
    throw new IllegalStateException("the last alphabet has every text");
  }
}
