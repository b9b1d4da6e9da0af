package unimig.runner.catalog;

import java.util.Comparator;

/**
 * What an object is called, in a user's words and the same in every database.
 *
 * @param object kind and name, such as {@code table "orders"}; the schema is left out if it is
 *     {@code public}
 * @param part kind and name of a thing within the object, such as {@code column "total"}; empty for
 *     the object itself
 */
public record Identity(String object, String part) implements Comparable<Identity> {
  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::object).thenComparing(Identity::part);

  /** The object that this is a part of, or itself. */
  public Identity whole() {
    return new Identity(object, "");
  }

  /** Whether it is a thing within another object. */
  public boolean isPart() {
    return !part.isEmpty();
  }

  /** Quotes a name as messages show it, with its schema unless that is {@code public} or empty. */
  public static String quoted(String schema, String name) {
    String plain = '"' + name + '"';
    return schema.isEmpty() || schema.equals("public") ? plain : '"' + schema + "\"." + plain;
  }

  /** By object, the object itself before its parts. */
  @Override
  public int compareTo(Identity other) {
    return ORDER.compare(this, other);
  }

  /** {@code table "orders": column "total"}. */
  @Override
  public String toString() {
    return isPart() ? object + ": " + part : object;
  }
}
