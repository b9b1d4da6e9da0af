package unimig.consolidator.drift;

/**
 * Something that was not compared although it differs, or may.
 *
 * @param what with the object quoted
 * @param why it does not count
 */
public record Ignored(String what, String why) implements Comparable<Ignored> {
  @Override
  public int compareTo(Ignored other) {
    return toString().compareTo(other.toString());
  }

  /** {@code what: why}. */
  @Override
  public String toString() {
    return what + ": " + why;
  }
}
