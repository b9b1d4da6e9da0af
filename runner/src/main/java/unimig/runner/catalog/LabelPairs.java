package unimig.runner.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Labels of the original with those of the converted that stand for them, one to one. */
final class LabelPairs {
  /** What a pair of texts takes in both maps, and in those of a copy. */
  private static final int BYTES_A_PAIR = 512;

  private final Map<String, String> converted = new HashMap<>();
  private final Map<String, String> original = new HashMap<>();

  /** Those that stand for themselves: of data that both sides were given, there may be many. */
  private final UuidSet themselves;

  LabelPairs() {
    this(new UuidSet());
  }

  private LabelPairs(UuidSet themselves) {
    this.themselves = themselves;
  }

  LabelPairs copy() {
    LabelPairs copy = new LabelPairs(themselves.copy());
    copy.converted.putAll(converted);
    copy.original.putAll(original);
    return copy;
  }

  /** What stands for a label of the original. */
  Optional<String> converted(String label) {
    return themselves.contains(label)
        ? Optional.of(label)
        : Optional.ofNullable(converted.get(label));
  }

  /** What a label of the converted stands for. */
  Optional<String> original(String label) {
    return themselves.contains(label)
        ? Optional.of(label)
        : Optional.ofNullable(original.get(label));
  }

  void put(String a, String b) {
    if (a.equals(b) && UuidSet.takes(a)) {
      themselves.add(a);
    } else {
      converted.put(a, b);
      original.put(b, a);
    }
  }

  /** The memory that they take, with that of a copy, by estimate. */
  long bytes() {
    return (long) BYTES_A_PAIR * converted.size() + 2 * themselves.bytes();
  }

  /** How many there are. */
  int size() {
    return converted.size() + themselves.size();
  }
}
