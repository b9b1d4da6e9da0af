package unimig.consolidator.reconciliation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.manifest.Entry;

/** Which migration a name in a history means, though files were moved or renamed since. */
final class LegacyNames {
  private static final Pattern EXTENSION =
      Pattern.compile("(\\.up)?\\.(js|cjs|mjs|ts|cts|mts|sql|coffee|ls)$");
  private static final Pattern NUMBER = Pattern.compile("[Vv]?(\\d+)(?!\\d|\\.\\d).*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private LegacyNames() {}

  /** Those called exactly so, else those called so but for path and extension, else by number. */
  static List<Entry> meant(String name, List<Entry> entries) {
    List<Entry> exact = filter(entries, entry -> entry.legacyName().equals(name));
    if (!exact.isEmpty()) {
      return exact;
    }
    String stem = stem(name);
    List<Entry> sameStem = filter(entries, entry -> stem(entry.legacyName()).equals(stem));
    if (!sameStem.isEmpty() || !DIGITS.matcher(name).matches()) {
      return sameStem;
    }
    BigInteger number = new BigInteger(name);
    return filter(entries, entry -> number(entry).equals(Optional.of(number)));
  }

  private static List<Entry> filter(List<Entry> entries, Predicate<Entry> condition) {
    return entries.stream().filter(condition).toList();
  }

  /** Without directories and extension. */
  static String stem(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return EXTENSION.matcher(file).replaceFirst("");
  }

  /** That the file name begins with, as tools keep it that keep numbers. */
  static Optional<BigInteger> number(Entry entry) {
    Matcher number = NUMBER.matcher(stem(entry.legacyName()));
    return number.matches() ? Optional.of(new BigInteger(number.group(1))) : Optional.empty();
  }
}
