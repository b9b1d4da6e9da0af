package unimig.converter.source;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that is a semantic version, such as {@code 2.5.128} or {@code 2.0.0-beta.11}, perhaps with
 * words behind it. Ordered as semver.org says (item 11); words do not count.
 *
 * @param core the three numbers
 * @param prerelease its identifiers; empty for a release
 * @param rest the words
 */
record SemanticVersion(Version core, List<String> prerelease, String rest)
    implements Comparable<SemanticVersion> {
  private static final Pattern FORM =
      Pattern.compile(
          "[Vv]?(\\d+\\.\\d+\\.\\d+)"
              + "(?:-((?:alpha|beta|rc|pre|preview|dev|next|canary|snapshot)(?:[.-]?\\d+)*))?"
              + "(?:\\+[\\w.]+)?(?:[-_ ]+(.*))?");

  SemanticVersion {
    prerelease = List.copyOf(prerelease);
  }

  static Optional<SemanticVersion> parse(String stem) {
    Matcher m = FORM.matcher(stem);
    if (!m.matches()) {
      return Optional.empty();
    }
    String identifiers = m.group(2);
    String words = m.group(3);
    return Optional.of(
        new SemanticVersion(
            Version.parse(m.group(1)),
            identifiers == null ? List.of() : Arrays.asList(identifiers.split("\\.", -1)),
            words == null ? "" : words));
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int byCore = core.compareTo(other.core);
    if (byCore != 0) {
      return byCore;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    int shared = Math.min(prerelease.size(), other.prerelease.size());
    for (int i = 0; i < shared; i++) {
      int order = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int compareIdentifiers(String one, String other) {
    boolean oneIsNumber = isNumber(one);
    boolean otherIsNumber = isNumber(other);
    if (oneIsNumber && otherIsNumber) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return oneIsNumber == otherIsNumber
        ? one.compareTo(other)
        : Boolean.compare(otherIsNumber, oneIsNumber);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
