package unimig.converter.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object that is made of its properties, in their order. */
final class NewObject {
  private final List<String> parts = new ArrayList<>();
  private final Map<String, Type> types = new LinkedHashMap<>();
  private boolean ordered = true;

  /**
   * @param key an expression of Java
   * @param name of the property, if it is known now
   */
  void add(Code key, Optional<String> name, Code value) {
    parts.add(key.text());
    parts.add(value.text());
    // JavaScript puts indexes first.
    ordered &= name.filter(each -> !each.matches("[0-9]+")).isPresent();
    name.ifPresent(each -> types.put(each, value.type()));
  }

  /** Notes something in its type that is no property. */
  void mark(String word) {
    types.put(word, Type.NOTHING);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Code code(Unit unit) {
    String arguments = "(" + String.join(", ", parts) + ")";
    return ordered && !parts.isEmpty()
        ? Code.atom(unit.api("Row") + ".of" + arguments, Type.object(types))
        : Code.atom(unit.javaScript() + ".object" + arguments, Type.OBJECT);
  }

  /** What a property is of which it is known that the object was made with it. */
  static Optional<Code> property(Code object, String name, Unit unit) {
    WrittenProperties written = unit.module().written();
    boolean kept = !written.deletesAny() && !written.deletes(name) && !object.type().nullable();
    Optional<Type> known =
        object.type().columns().flatMap(each -> Optional.ofNullable(each.get(name)));
    String get = object.operand() + ".get(" + JavaLiterals.string(name) + ")";
    return known
        .filter(any -> kept)
        .map(
            type ->
                isPlain(type) && !written.contains(name) && !written.isAnyGiven()
                    ? Code.sum("(" + type.java() + ") " + get, type).of(object)
                    : Code.atom(get, Type.ANY).of(object));
  }

  /** Whether Java can cast to it, and finds out if it is not that. */
  private static boolean isPlain(Type type) {
    return type.is(Type.Kind.INT, Type.Kind.STRING, Type.Kind.BOOLEAN) && !type.undefinable();
  }
}
