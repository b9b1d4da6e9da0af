package unimig.converter.proof;

import java.util.Arrays;
import java.util.List;

/**
 * Which values a statement was sent with, kept so that they can be recognised and not shown. Of
 * very many, only the first are kept.
 */
final class ValueMarks {
  private static final int MOST = 10_000;

  private long[] hashes = new long[0];
  private int count;

  static ValueMarks of(List<String> values) {
    ValueMarks marks = new ValueMarks();
    marks.hashes = new long[Math.min(values.size(), MOST)];
    values.forEach(marks::add);
    return marks;
  }

  void add(String value) {
    if (count == MOST) {
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.min(MOST, 2 * count + 2));
    }
    hashes[count++] = hash(value);
  }

  boolean has(String value) {
    long hash = hash(value);
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash) {
        return true;
      }
    }
    return false;
  }

  private static long hash(String value) {
    long hash = value.length();
    for (int i = 0; i < value.length(); i++) {
      hash = 31 * hash + value.charAt(i);
    }
    return hash;
  }
}
