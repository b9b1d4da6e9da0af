package unimig.converter.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Flyway version: numbers with dots between them, compared number by number, where a missing one
 * counts as 0, as {@code MigrationVersion} does. Two that compare alike need not be equal: {@code
 * 2} and {@code 2.0}.
 *
 * @param parts not empty, none negative
 */
record Version(List<BigInteger> parts) implements Comparable<Version> {
  Version {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part.signum() < 0)) {
      throw new IllegalArgumentException("a version is one or more natural numbers: " + parts);
    }
  }

  static Version of(String... digits) {
    return new Version(Arrays.stream(digits).map(BigInteger::new).toList());
  }

  /** Reads {@code 1.2.3}. */
  static Version parse(String text) {
    return of(text.split("\\.", -1));
  }

  /** Without zeros at the end, but for the first number. */
  Version trimmed() {
    int length = parts.size();
    while (length > 1 && parts.get(length - 1).signum() == 0) {
      length--;
    }
    return new Version(parts.subList(0, length));
  }

  /** This version with one more number. */
  Version child(long number) {
    List<BigInteger> longer = new ArrayList<>(parts);
    longer.add(BigInteger.valueOf(number));
    return new Version(longer);
  }

  /** This version with its last number one higher. */
  Version next() {
    List<BigInteger> changed = new ArrayList<>(parts);
    int last = parts.size() - 1;
    changed.set(last, parts.get(last).add(BigInteger.ONE));
    return new Version(changed);
  }

  @Override
  public int compareTo(Version other) {
    int length = Math.max(parts.size(), other.parts.size());
    for (int i = 0; i < length; i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return parts.stream().map(BigInteger::toString).collect(Collectors.joining("."));
  }
}
