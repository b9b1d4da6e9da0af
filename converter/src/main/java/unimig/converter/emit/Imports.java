package unimig.converter.emit;

import java.util.SortedSet;
import java.util.TreeSet;

/** The imports of one class, sorted; only what was used. */
final class Imports {
  private final SortedSet<String> names = new TreeSet<>();

  /** Its simple name, for use in the class. */
  String use(String qualifiedName) {
    names.add(qualifiedName);
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  SortedSet<String> names() {
    return names;
  }
}
