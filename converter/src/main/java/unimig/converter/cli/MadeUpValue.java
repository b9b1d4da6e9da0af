package unimig.converter.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A value for a variable that is set nowhere, by its name: an identifier of SQL for what names a
 * schema, a role or the like, a number for what counts; for all else a UUID, which fits text and
 * uuid columns alike.
 */
final class MadeUpValue {
  private static final Set<String> NAMED =
      Set.of("SCHEMA", "ROLE", "USER", "USERNAME", "OWNER", "DATABASE", "DB", "TABLE", "PREFIX");
  private static final Set<String> COUNTED =
      Set.of("PORT", "COUNT", "LIMIT", "SIZE", "DAYS", "HOURS", "MINUTES", "SECONDS", "TIMEOUT");

  /** Last words of variables that only belong to what the words before name. */
  private static final Set<String> BELONGING =
      Set.of("ID", "UUID", "GUID", "PASS", "PASSWORD", "PWD", "SECRET", "KEY", "TOKEN", "URL");

  private MadeUpValue() {}

  static String of(String name) {
    List<String> words = Arrays.asList(name.toUpperCase(Locale.ROOT).split("[^A-Z]+"));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (COUNTED.contains(last)) {
      return "30";
    }
    return words.stream().anyMatch(NAMED::contains) && !BELONGING.contains(last)
        ? name.toLowerCase(Locale.ROOT).replaceAll("\\W", "_")
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
