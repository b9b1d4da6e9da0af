package unimig.converter.translate;

import java.util.Optional;
import unimig.runner.api.JavaScript;
import unimig.runner.api.Knex;

/** The name of an index or constraint that Knex makes of one that only the run knows. */
record DerivedName(String before, String after) {
  private static final String PART = "derived/";
  private static final String KEY = "_pkey";

  /** A quoted name that contains another one, once. */
  static Optional<DerivedName> find(String quoted, String name) {
    int at = quoted.indexOf(name);
    boolean once = at > 0 && quoted.indexOf(name, at + 1) < 0;
    String before = once ? quoted.substring(1, at) : "";
    String after = once ? quoted.substring(at + name.length(), quoted.length() - 1) : "";
    boolean plain = (before + after).matches("\\w+") && !after.matches("\\d.*");
    return plain ? Optional.of(new DerivedName(before, after)) : Optional.empty();
  }

  /** As the type of a place in a statement. */
  String part() {
    return PART + before + "/" + after;
  }

  static Optional<DerivedName> of(String part) {
    if (!part.startsWith(PART)) {
      return Optional.empty();
    }
    String[] names = part.substring(PART.length()).split("/", -1);
    return Optional.of(new DerivedName(names[0], names[1]));
  }

  Object value(Object name) {
    String text = JavaScript.toText(name);
    return isKey() ? Knex.keyName(before, text, after) : Knex.indexName(before, text, after);
  }

  String java(String name, Unit unit) {
    return unit.api("Knex")
        + (isKey() ? ".keyName(" : ".indexName(")
        + JavaLiterals.string(before)
        + ", "
        + name
        + ", "
        + JavaLiterals.string(after)
        + ")";
  }

  private boolean isKey() {
    return after.equals(KEY);
  }
}
