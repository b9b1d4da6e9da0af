package unimig.consolidator.drift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.catalog.Identity;

/** Reads names as PostgreSQL writes them where they must be quoted only if need be. */
final class RegClass {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^.\"]+)";
  private static final Pattern QUALIFIED = Pattern.compile(NAME + "\\." + NAME);

  private static final Pattern COLUMN = Pattern.compile("(" + QUALIFIED.pattern() + ")\\." + NAME);

  private RegClass() {}

  /** {@code public.orders} as a snapshot names the table: {@code table "orders"}. */
  static String table(String name) {
    Matcher parts = QUALIFIED.matcher(name);
    return parts.matches()
        ? "table " + Identity.quoted(unquoted(parts.group(1)), unquoted(parts.group(2)))
        : "table " + Identity.quoted("", unquoted(name));
  }

  /** The table of {@code public.orders.id}, likewise. */
  static String tableOfColumn(String name) {
    Matcher parts = COLUMN.matcher(name);
    return parts.matches() ? table(parts.group(1)) : table(name);
  }

  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}
