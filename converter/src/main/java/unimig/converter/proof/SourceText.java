package unimig.converter.proof;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * All that stands in the legacy files: a value found here is no product of chance. Tells quickly of
 * most texts that they do not occur, as rows hold many more values than sources. Not for use by
 * several threads.
 */
final class SourceText {
  private static final int PIECE = 6;
  private static final int SLOTS = 1 << 22;

  private final String text;

  /** Hashes of all pieces of the text. */
  private final BitSet pieces = new BitSet(SLOTS);

  /** Rows that one run makes share their times. */
  private final Map<String, Boolean> known = new HashMap<>();

  SourceText(String text) {
    this.text = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i + PIECE <= this.text.length(); i++) {
      pieces.set(slot(this.text, i));
    }
  }

  /** Whether {@code value} occurs, be it in other case. */
  boolean contains(String value) {
    return known.computeIfAbsent(value, this::occurs);
  }

  private boolean occurs(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (int i = 0; i + PIECE <= lower.length(); i++) {
      if (!pieces.get(slot(lower, i))) {
        return false;
      }
    }
    return text.contains(lower);
  }

  private static int slot(String text, int from) {
    int hash = 0;
    for (int i = from; i < from + PIECE; i++) {
      hash = 131 * hash + text.charAt(i);
    }
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
