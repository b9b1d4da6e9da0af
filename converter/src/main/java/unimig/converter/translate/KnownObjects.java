package unimig.converter.translate;

import java.util.Set;

/** What is asked of a plain object, which Java holds as a map. */
final class KnownObjects {
  /** Properties that every object has, though they are not its own. */
  private static final Set<String> INHERITED =
      Set.of(
          "constructor",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "toLocaleString",
          "toString",
          "valueOf");

  private KnownObjects() {}

  private static boolean isOne(Type type) {
    return type.is(Type.Kind.OBJECT, Type.Kind.ROW, Type.Kind.DICTIONARY) && !type.nullable();
  }

  /** Whether only the object itself can have a property of that name. */
  static boolean isOwn(String name) {
    return !INHERITED.contains(name) && !name.startsWith("__");
  }

  /** {@code Object.keys(object)}. */
  static Code keys(Code object, Unit unit) {
    return listed("keys", ".keySet()", object, Type.STRING, unit);
  }

  /** {@code Object.values(object)}. */
  static Code values(Code object, Unit unit) {
    return listed("values", ".values()", object, value(object), unit);
  }

  /** {@code Object.entries(object)}. */
  static Code entries(Code object, Unit unit) {
    String call = unit.api("JavaScriptObject") + ".entries(" + object.text() + ")";
    return list(call, object, Type.pair(Type.STRING, value(object)), unit);
  }

  /** What its properties are, if that is known. */
  private static Type value(Code object) {
    return object.type().is(Type.Kind.OBJECT, Type.Kind.DICTIONARY)
        ? DictionaryKeys.held(object.type().elementType())
        : Type.ANY;
  }

  private static Code listed(String method, String part, Code object, Type element, Unit unit) {
    boolean dictionary = object.type().is(Type.Kind.DICTIONARY);
    boolean held = isOne(object.type()) && (dictionary || !element.is(Type.Kind.ROW));
    if (!held) {
      String call = unit.api("JavaScriptObject") + "." + method + "(" + object.text() + ")";
      return list(call, object, element.is(Type.Kind.ROW) ? Type.ANY : element, unit);
    }
    unit.use("java.util.ArrayList");
    return list("new ArrayList<>(" + object.operand() + part + ")", object, element, unit);
  }

  private static Code list(String text, Code object, Type element, Unit unit) {
    Destructuring.importType(Type.list(element), unit);
    return Code.atom(text, Type.list(element)).of(object);
  }

  /** {@code 'name' in object}. */
  static boolean has(Node name, Code object) {
    return name.is("StringLiteral") && isOwn(name.text("value")) && isOne(object.type());
  }

  /** A property of an object whose properties are rows: missing, it is undefined. */
  static boolean isRow(Code object, String name) {
    return object.type().is(Type.Kind.OBJECT)
        && !object.type().nullable()
        && object.type().elementType().is(Type.Kind.ROW)
        && isOwn(name);
  }
}
