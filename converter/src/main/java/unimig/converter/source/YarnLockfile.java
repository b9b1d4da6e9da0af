package unimig.converter.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Yarn's lockfile, classic ({@code knex@^3.0.0:} over {@code version "3.1.0"}) and berry ({@code
 * "knex@npm:^3.0.0":} over {@code version: 3.1.0}). It does not say which package gets which
 * version, but which range does.
 */
record YarnLockfile() implements Lockfile {
  private static final Pattern ENTRY =
      Pattern.compile(
          "^(\"?knex@[^\\n]*):\\r?\\n(?:[ \\t]+[^\\n]*\\n)*?[ \\t]+version:? \"?([^\"\\s]+)\"?",
          Pattern.MULTILINE);

  @Override
  public String fileName() {
    return "yarn.lock";
  }

  @Override
  public Optional<String> knex(String text, List<String> packages, Optional<String> range) {
    Optional<String> first = Optional.empty();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      String version = entry.group(2);
      if (range.filter(wanted -> isAskedFor(entry.group(1), wanted)).isPresent()) {
        return Optional.of(version);
      }
      first = first.or(() -> Optional.of(version));
    }
    return first;
  }

  private static boolean isAskedFor(String key, String range) {
    for (String pattern : key.replace("\"", "").split(",\\s*", -1)) {
      if (pattern.equals("knex@" + range) || pattern.equals("knex@npm:" + range)) {
        return true;
      }
    }
    return false;
  }
}
