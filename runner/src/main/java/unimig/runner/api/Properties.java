package unimig.runner.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes properties. Functions that JavaScript's values inherit have no Java value: to
 * ask for one by its name is an {@link IllegalStateException} rather than a wrong answer.
 */
final class Properties {
  private static final String LENGTH = "length";
  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  /** Own names of {@code Object.prototype}. */
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "constructor",
          "__defineGetter__",
          "__defineSetter__",
          "hasOwnProperty",
          "__lookupGetter__",
          "__lookupSetter__",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "toString",
          "valueOf",
          "__proto__",
          "toLocaleString");

  private Properties() {}

  static @Nullable Object get(@Nullable Object target, @Nullable Object key) {
    String name = JavaScript.toText(key);
    if (target == null || target == JavaScript.UNDEFINED) {
      throw JavaScriptException.typeError(
          "Cannot read properties of " + target + " (reading '" + name + "')");
    }
    if (target instanceof JavaScriptObject object) {
      return object.containsKey(name) ? object.get(name) : missing(name, target);
    }
    if (target instanceof FoundText found && FoundText.has(name)) {
      return found.property(name);
    }
    if (target instanceof List<?> list) {
      return indexed(list.size(), name, target, () -> list.get(Integer.parseInt(name)));
    }
    if (target instanceof String text) {
      return indexed(
          text.length(), name, target, () -> String.valueOf(text.charAt(Integer.parseInt(name))));
    }
    if (target instanceof byte[] bytes) {
      return indexed(
          bytes.length, name, target, () -> Byte.toUnsignedInt(bytes[Integer.parseInt(name)]));
    }
    Optional<Object> special = special(target, name);
    return special.isPresent() ? special.get() : missing(name, target);
  }

  private static @Nullable Object indexed(
      int length, String name, Object target, Supplier<@Nullable Object> element) {
    if (name.equals(LENGTH)) {
      return length;
    }
    if (INDEX.matcher(name).matches()) {
      return Integer.parseInt(name) < length ? element.get() : JavaScript.UNDEFINED;
    }
    return missing(name, target);
  }

  private static Optional<Object> special(Object target, String name) {
    if (target instanceof JavaScriptMap map && name.equals("size")) {
      return Optional.of(map.size());
    }
    if (target instanceof JavaScriptSet set && name.equals("size")) {
      return Optional.of(set.size());
    }
    if (target instanceof JavaScriptException error && name.equals("name")) {
      return Optional.of(error.name());
    }
    if (target instanceof JavaScriptException error && name.equals("message")) {
      return Optional.of(error.text());
    }
    return target instanceof StatementFailedException failure && name.equals("code")
        ? Optional.of(failure.sqlState())
        : Optional.empty();
  }

  /** Fails if a plain object inherits something of that name. */
  static void requireOwn(String name, JavaScriptObject object) {
    missing(name, object);
  }

  private static Object missing(String name, Object target) {
    boolean isPlain = target instanceof JavaScriptObject;
    if (OF_OBJECTS.contains(name) || (!isPlain && InheritedNames.ALL.contains(name))) {
      throw new IllegalStateException(
          "property \""
              + name
              + "\" of a JavaScript "
              + JavaScript.typeOf(target)
              + " is a function, for which there is no Java value");
    }
    if (!isPlain
        && !(target instanceof List)
        && !Conversion.isPrimitive(target)
        && !(target instanceof JavaScriptDate)
        && !(target instanceof byte[])
        && !(target instanceof JavaScriptMap)
        && !(target instanceof JavaScriptSet)) {
      throw new IllegalStateException("there is no Java value for property \"" + name + "\"");
    }
    return JavaScript.UNDEFINED;
  }

  static void set(@Nullable Object target, @Nullable Object key, @Nullable Object value) {
    String name = JavaScript.toText(key);
    if (target == null || target == JavaScript.UNDEFINED) {
      throw JavaScriptException.typeError(
          "Cannot set properties of " + target + " (setting '" + name + "')");
    }
    if (target instanceof JavaScriptObject object && !name.equals("__proto__")) {
      object.put(name, value);
    } else if (target instanceof List<?>) {
      setElement(JavaScriptArray.list(target), name, value);
    } else {
      throw new IllegalStateException(
          "property \""
              + name
              + "\" of a JavaScript "
              + JavaScript.typeOf(target)
              + " cannot be set in Java");
    }
  }

  private static void setElement(List<@Nullable Object> list, String name, @Nullable Object value) {
    if (name.equals(LENGTH)) {
      int length = (int) JavaScript.toNumber(value);
      if (length < 0 || length > list.size()) {
        throw new IllegalStateException("a list cannot get longer by its length");
      }
      list.subList(length, list.size()).clear();
      return;
    }
    int index = INDEX.matcher(name).matches() ? Integer.parseInt(name) : Integer.MAX_VALUE;
    if (index < list.size()) {
      list.set(index, value);
    } else if (index == list.size()) {
      list.add(value);
    } else {
      throw new IllegalStateException(
          "a list of " + list.size() + " elements cannot hold \"" + name + "\"");
    }
  }

  static void delete(@Nullable Object target, @Nullable Object key) {
    if (target instanceof JavaScriptObject object) {
      object.remove(JavaScript.toText(key));
      return;
    }
    if (JavaScript.isNullish(target)) {
      throw JavaScriptException.typeError("Cannot convert undefined or null to object");
    }
    throw new IllegalStateException(
        "property \""
            + JavaScript.toText(key)
            + "\" of a JavaScript "
            + JavaScript.typeOf(target)
            + " cannot be deleted in Java");
  }

  static boolean has(@Nullable Object target, @Nullable Object key) {
    String name = JavaScript.toText(key);
    if (Conversion.isPrimitive(target)) {
      throw JavaScriptException.typeError(
          "Cannot use 'in' operator to search for '" + name + "' in " + JavaScript.toText(target));
    }
    if (target instanceof JavaScriptObject object) {
      return object.containsKey(name) || OF_OBJECTS.contains(name);
    }
    if (target instanceof List<?> list) {
      return name.equals(LENGTH)
          || OF_OBJECTS.contains(name)
          || InheritedNames.OF_ARRAYS.contains(name)
          || (INDEX.matcher(name).matches() && Integer.parseInt(name) < list.size());
    }
    throw new IllegalStateException("\"in\" is not known for this object");
  }
}
