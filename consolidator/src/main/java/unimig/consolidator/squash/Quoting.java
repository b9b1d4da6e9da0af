package unimig.consolidator.squash;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes names, texts and blocks as SQL. */
final class Quoting {
  private Quoting() {}

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The name of a setting, which may have a prefix before a dot. */
  static String setting(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(Quoting::identifier)
        .collect(Collectors.joining("."));
  }

  /** A role; whoever runs the script stands for the role that ran the migrations. */
  static String role(String name, String user) {
    return name.equals(user) ? "current_user" : identifier(name);
  }

  /**
   * A block that runs at once.
   *
   * @param body with its begin and end
   */
  static String block(String body) {
    String tag = "$unimig$";
    for (int i = 1; body.contains(tag); i++) {
      tag = "$unimig" + i + "$";
    }
    return "do " + tag + "\n" + body + "\n" + tag + ";";
  }

  /**
   * A statement that needs the name of the database it runs in.
   *
   * @param before what stands before the name
   * @param after what stands behind it
   */
  static String onDatabase(String before, String after) {
    return block("begin\n  " + execution(before, after) + "\nend");
  }

  /** The same within a block. */
  static String execution(String before, String after) {
    String text = before.replace("%", "%%") + "%I" + after.replace("%", "%%");
    return "execute format(" + literal(text) + ", current_database());";
  }
}
