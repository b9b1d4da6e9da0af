package unimig.converter.translate;

import java.util.Optional;

/** Types of the keys and values of dictionaries. */
final class DictionaryKeys {
  /** Under which the type of a dictionary has that of its keys. */
  static final String NAME = "key";

  private DictionaryKeys() {}

  /** Whether it is a {@code Map} rather than an object. */
  static boolean isMap(Type dictionary) {
    return dictionary.columns().isPresent();
  }

  /** Of an object, texts; of a {@code Map} that nothing was put into yet, anything. */
  static Type of(Type dictionary) {
    return isMap(dictionary) ? known(dictionary).orElse(Type.ANY) : Type.STRING;
  }

  private static Optional<Type> known(Type dictionary) {
    return dictionary.columns().flatMap(keys -> Optional.ofNullable(keys.get(NAME)));
  }

  /** Whether a value can be a key of it, as Java finds keys as JavaScript does. */
  static boolean fits(Type key, Type dictionary) {
    boolean plain = key.is(Type.Kind.INT, Type.Kind.STRING) && !key.undefinable();
    return !isMap(dictionary)
        || (plain && known(dictionary).filter(each -> !each.is(key.kind())).isEmpty());
  }

  /** The type of a dictionary into which all is put that is put into one of two. */
  static Type both(Type one, Type other) {
    if (one.element().isEmpty() || other.element().isEmpty()) {
      return one.element().isEmpty() ? other : one;
    }
    Type key = of(one).or(of(other));
    return one.holding(key, values(one.elementType(), other.elementType()));
  }

  /** Sums of whole numbers stay such. */
  private static Type values(Type one, Type other) {
    boolean sums = isWhole(one) && isWhole(other) && !one.equals(other);
    return sums ? Type.SUM : one.or(other);
  }

  private static boolean isWhole(Type type) {
    return type.equals(Type.INT) || type.equals(Type.SUM);
  }

  /** How a whole number is put into it. */
  static String value(Code value, Type dictionary) {
    boolean convert =
        dictionary.elementType().is(Type.Kind.DOUBLE) && value.type().equals(Type.INT);
    if (!convert) {
      return value.text();
    }
    return value.text().matches("-?[0-9]+") ? value.text() + ".0" : "(double) " + value.operand();
  }

  /** What Java's map of it is before anything is put into it. */
  static String empty(Type dictionary, Unit unit) {
    unit.use("java.util.Map");
    if (!isMap(dictionary)) {
      return unit.javaScript() + ".dictionary()";
    }
    unit.use("java.util.LinkedHashMap");
    return "new LinkedHashMap<>()";
  }

  /** What a variable holds that takes a value of it. */
  static Type held(Type value) {
    return value.equals(Type.SUM) ? Type.DOUBLE : value;
  }

  /** What the name of its type in Java needs. */
  static void importTypes(Type dictionary, Unit unit) {
    unit.use("java.util.Map");
    dictionary.element().ifPresent(each -> Destructuring.importType(each, unit));
  }
}
