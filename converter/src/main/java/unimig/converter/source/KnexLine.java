package unimig.converter.source;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** A line of Knex versions that compile alike, of which the newest is bundled. */
public enum KnexLine {
  /** Serves every version before 0.95, too: the nearest that is bundled. */
  V0_21("0.21", 0, 0),
  V0_95("0.95", 0, 95),
  V1("1", 1, 0),
  V2("2", 2, 0),
  V3("3", 3, 0);

  private final String id;
  private final int major;
  private final int minor;

  KnexLine(String id, int major, int minor) {
    this.id = id;
    this.major = major;
    this.minor = minor;
  }

  /** As the manifest and {@code --knex-line} name it, such as {@code 0.95}. */
  public String id() {
    return id;
  }

  public static Optional<KnexLine> ofId(String id) {
    return Arrays.stream(values()).filter(line -> line.id.equals(id)).findFirst();
  }

  public static KnexLine newest() {
    return V3;
  }

  /** The line of a version; the newest line for versions newer than any that is bundled. */
  static KnexLine of(BigInteger major, BigInteger minor) {
    KnexLine found = V0_21;
    for (KnexLine line : values()) {
      if (line.compareStart(major, minor) <= 0) {
        found = line;
      }
    }
    return found;
  }

  private int compareStart(BigInteger otherMajor, BigInteger otherMinor) {
    int byMajor = BigInteger.valueOf(major).compareTo(otherMajor);
    return byMajor != 0 ? byMajor : BigInteger.valueOf(minor).compareTo(otherMinor);
  }

  /** The newest line that begins before a version; the oldest if none does. */
  static KnexLine startingBelow(BigInteger major, BigInteger minor) {
    KnexLine found = V0_21;
    for (KnexLine line : values()) {
      if (line.compareStart(major, minor) < 0) {
        found = line;
      }
    }
    return found;
  }

  /** Whether {@code otherMajor} is not newer than this line. */
  boolean covers(BigInteger otherMajor) {
    return otherMajor.compareTo(BigInteger.valueOf(major)) <= 0;
  }
}
