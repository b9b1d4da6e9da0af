package unimig.runner.catalog;

/** Many UUIDs in little memory: each takes 16 bytes, and the room for others as much again. */
final class UuidSet {
  private static final int LENGTH = 36;
  private static final int SMALLEST = 32;

  /** Two for each slot; both zero if it is free. */
  private long[] slots;

  private int size;

  UuidSet() {
    this(new long[SMALLEST], 0);
  }

  private UuidSet(long[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  UuidSet copy() {
    return new UuidSet(slots.clone(), size);
  }

  /** Whether it can hold a text: a UUID in lower case, other than the one of zeros. */
  static boolean takes(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    boolean zero = true;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
      zero &= dash || c == '0';
    }
    return !zero;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /**
   * @param uuid one that it takes
   */
  void add(String uuid) {
    if (4L * (size + 1) > slots.length) {
      grow();
    }
    size += put(slots, bits(uuid, 0), bits(uuid, 1)) ? 1 : 0;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 || slots[i + 1] != 0) {
        put(larger, slots[i], slots[i + 1]);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long high, long low) {
    int at = find(slots, high, low);
    boolean isNew = slots[at] == 0 && slots[at + 1] == 0;
    slots[at] = high;
    slots[at + 1] = low;
    return isNew;
  }

  /** Index of the slot that holds it, or of the free one where it belongs. */
  private static int find(long[] slots, long high, long low) {
    int mask = slots.length - 1;
    long hash = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
    int at = ((int) (hash >>> 32) << 1) & mask;
    while ((slots[at] != high || slots[at + 1] != low) && (slots[at] != 0 || slots[at + 1] != 0)) {
      at = (at + 2) & mask;
    }
    return at;
  }

  boolean contains(String text) {
    if (!takes(text)) {
      return false;
    }
    int at = find(slots, bits(text, 0), bits(text, 1));
    return slots[at] != 0 || slots[at + 1] != 0;
  }

  int size() {
    return size;
  }

  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  /**
   * @param half 0 for the first 64 bits, 1 for the last
   */
  private static long bits(String uuid, int half) {
    long bits = 0;
    for (int i = half == 0 ? 0 : 19; i < (half == 0 ? 18 : LENGTH); i++) {
      char c = uuid.charAt(i);
      if (c != '-') {
        bits = (bits << 4) | Character.digit(c, 16);
      }
    }
    return bits;
  }
}
