package unimig.converter.emit;

import java.util.Random;

/** Random strings that are hard to write in Java. */
final class RandomText {
  private static final String[] PIECES = {
    "\"",
    "\"\"\"",
    "\"\"\"\"",
    "\\",
    "\\\\",
    "\\u0041",
    "\\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "   ",
    "\n\n",
    "\n  ",
    " \n",
    "\0",
    "7",
    "\u001f",
    "\u007f",
    "\u00a0",
    "\u202e",
    "\u2028",
    "é",
    "漢",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\ue000",
    "%s",
    "%",
    "a",
    "word and more",
    ",",
    "'",
    "*/",
    "{",
    "\ufeff",
    "\u3000",
    "1234567890123456789012345678901234567890"
  };

  private RandomText() {}

  /**
   * @param size of the result grows with it
   */
  static String next(Random random, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3 + size / 8); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** With U+FFFD for each half of a surrogate pair, as UTF-8 cannot write those. */
  static String asSent(String text) {
    return text.replaceAll("[\\x{d800}-\\x{dfff}]", "\ufffd");
  }

  /** As a literal of SQL. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
