package unimig.converter.rows;

import java.util.List;
import java.util.stream.Collectors;

/** Names and values of PostgreSQL in statements. */
final class Identifier {
  private Identifier() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String list(List<String> names) {
    return names.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
  }

  /** A text of no type as yet, whatever the server makes of backslashes. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
