package unimig.converter.source;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which line of Knex a range of package.json, such as {@code ^3.1.0}, leads to. */
final class VersionRange {
  private static final Pattern UPPER =
      Pattern.compile("<(=?)\\s*v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");
  private static final Pattern FIRST =
      Pattern.compile("(>?)=?\\s*[\\^~v]*\\s*(\\d+)(?:\\.(\\d+))?");
  private static final Pattern ANY = Pattern.compile("|\\*|x|latest|next");

  private VersionRange() {}

  /**
   * The newest line that the range allows, which is what a package manager takes when nothing is
   * locked; empty for what is no range, such as an address.
   */
  static Optional<KnexLine> line(String range) {
    String bare = range.trim().replaceFirst("^npm:knex@|^workspace:", "");
    String last = bare.substring(bare.lastIndexOf('|') + 1).trim();
    if (ANY.matcher(last).matches()) {
      return Optional.of(KnexLine.newest());
    }
    Matcher upper = UPPER.matcher(last);
    if (upper.find()) {
      return Optional.of(below(upper));
    }
    Matcher first = FIRST.matcher(last);
    if (!first.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        first.group(1).isEmpty()
            ? KnexLine.of(number(first.group(2)), number(first.group(3)))
            : KnexLine.newest());
  }

  private static KnexLine below(Matcher upper) {
    BigInteger major = number(upper.group(2));
    BigInteger minor = number(upper.group(3));
    boolean excluded = upper.group(1).isEmpty() && number(upper.group(4)).signum() == 0;
    return excluded ? KnexLine.startingBelow(major, minor) : KnexLine.of(major, minor);
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }
}
