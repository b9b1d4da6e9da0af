package unimig.converter.translate;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of JavaScript in Java's style. */
final class JavaNames {
  private static final Set<String> TAKEN =
      Set.of("db", "sql", "JavaScript", "Knex", "Row", "List", "Map");

  private JavaNames() {}

  /**
   * {@code full_name} becomes {@code fullName}, {@code MAX} {@code max}, {@code class} {@code
   * class1}.
   */
  static String of(String name) {
    String plain = name.replaceAll("[^\\p{Alnum}_]", "_").replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      return "value";
    }
    boolean capitals = plain.equals(plain.toUpperCase(Locale.ROOT));
    StringBuilder java = new StringBuilder();
    for (String part : plain.split("_+", -1)) {
      String word = capitals ? part.toLowerCase(Locale.ROOT) : part;
      boolean first = java.length() == 0;
      java.append(first ? firstLower(word) : firstUpper(word));
    }
    String made = java.toString();
    boolean usable = SourceVersion.isName(made) && !TAKEN.contains(made);
    return usable ? made : Character.isDigit(made.charAt(0)) ? "value" + made : made + "Value";
  }

  private static String firstLower(String word) {
    return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  private static String firstUpper(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
