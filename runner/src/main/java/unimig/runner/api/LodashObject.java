package unimig.runner.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Functions of lodash 4 on objects and single values. */
public final class LodashObject {
  private LodashObject() {}

  /**
   * {@code _.isMatch(value, source)}.
   *
   * @param keysAndValues of the source, which are texts, numbers, booleans or null
   */
  public static boolean isMatch(@Nullable Object value, @Nullable Object... keysAndValues) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object found = JavaScript.getIfPresent(value, keysAndValues[i]);
      if (!JavaScript.strictEquals(found, keysAndValues[i + 1])) {
        return false;
      }
    }
    return true;
  }

  /** {@code _.isEmpty(value)}. */
  public static boolean isEmpty(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    if (value instanceof String text) {
      return text.isEmpty();
    }
    if (value instanceof Map<?, ?> object) {
      return object.isEmpty();
    }
    if (value instanceof JavaScriptMap map) {
      return map.size() == 0;
    }
    if (value instanceof JavaScriptSet set) {
      return set.isEmpty();
    }
    if (value instanceof byte[] bytes) {
      return bytes.length == 0;
    }
    if (Conversion.isPrimitive(value) || value instanceof JavaScriptDate) {
      return true;
    }
    throw new IllegalStateException("whether this object is empty is not known");
  }

  /**
   * {@code _.get(object, path)}.
   *
   * @param path names with points between them, and indexes in brackets
   */
  public static @Nullable Object get(@Nullable Object object, String path) {
    Object value = object;
    for (String key : keys(object, path)) {
      if (JavaScript.isNullish(value)) {
        return JavaScript.UNDEFINED;
      }
      value = JavaScript.get(value, key);
    }
    return value;
  }

  /** {@code _.get(object, path, fallback)}. */
  public static @Nullable Object get(
      @Nullable Object object, String path, @Nullable Object fallback) {
    return JavaScript.orElse(get(object, path), fallback);
  }

  /** {@code _.has(object, path)}. */
  public static boolean has(@Nullable Object object, String path) {
    Object value = object;
    for (String key : keys(object, path)) {
      if (JavaScript.isNullish(value) || !JavaScriptObject.hasOwn(value, key)) {
        return false;
      }
      value = JavaScript.get(value, key);
    }
    return true;
  }

  private static List<String> keys(@Nullable Object object, String path) {
    boolean own =
        !isPath(path) || (object instanceof JavaScriptObject plain && plain.containsKey(path));
    return own
        ? List.of(path)
        : Arrays.stream(path.split("[.\\[\\]]+", -1)).filter(key -> !key.isEmpty()).toList();
  }

  private static boolean isPath(String key) {
    return key.contains(".") || key.contains("[");
  }

  /** {@code _.pick(object, keys)}. */
  public static JavaScriptObject pick(@Nullable Object object, @Nullable Object... keys) {
    JavaScriptObject source = object(object);
    JavaScriptObject picked = new JavaScriptObject();
    for (String key : names(source, keys)) {
      if (JavaScript.has(source, key)) {
        picked.put(key, JavaScript.get(source, key));
      }
    }
    return picked;
  }

  /** {@code _.omit(object, keys)}. */
  public static JavaScriptObject omit(@Nullable Object object, @Nullable Object... keys) {
    JavaScriptObject source = object(object);
    JavaScriptObject rest = JavaScriptObject.spread(source);
    names(source, keys).forEach(rest::remove);
    return rest;
  }

  /** {@code _.mapValues(object, function)}. */
  public static JavaScriptObject mapValues(
      @Nullable Object object,
      BiFunction<? super @Nullable Object, String, ? extends @Nullable Object> function) {
    JavaScriptObject mapped = new JavaScriptObject();
    object(object).forEach((key, value) -> mapped.put(key, function.apply(value, key)));
    return mapped;
  }

  /** {@code _.pickBy(object, test)}. */
  public static JavaScriptObject pickBy(
      @Nullable Object object,
      BiFunction<? super @Nullable Object, String, ? extends @Nullable Object> test) {
    JavaScriptObject picked = new JavaScriptObject();
    object(object)
        .forEach(
            (key, value) -> {
              if (JavaScript.truthy(test.apply(value, key))) {
                picked.put(key, value);
              }
            });
    return picked;
  }

  /** {@code _.omitBy(object, test)}. */
  public static JavaScriptObject omitBy(
      @Nullable Object object,
      BiFunction<? super @Nullable Object, String, ? extends @Nullable Object> test) {
    return pickBy(object, (value, key) -> !JavaScript.truthy(test.apply(value, key)));
  }

  private static JavaScriptObject object(@Nullable Object value) {
    if (JavaScript.isNullish(value)) {
      return new JavaScriptObject();
    }
    if (value instanceof JavaScriptObject object) {
      return object;
    }
    throw new IllegalStateException("a function of lodash is given what is no plain object");
  }

  /** Keys, of which lists may be part. */
  private static List<String> names(JavaScriptObject object, @Nullable Object[] keys) {
    List<String> names = new ArrayList<>();
    for (Object key : JavaScriptArray.flat(Arrays.asList(keys))) {
      String name = JavaScript.toText(key);
      if (key instanceof List || (isPath(name) && !object.containsKey(name))) {
        throw new IllegalStateException("a path into an object, not a key of it");
      }
      names.add(name);
    }
    return names;
  }

  /** {@code _.cloneDeep(value)}. */
  public static @Nullable Object cloneDeep(@Nullable Object value) {
    return clone(value, new IdentityHashMap<>());
  }

  private static @Nullable Object clone(@Nullable Object value, Map<Object, Object> known) {
    if (value == null || Conversion.isPrimitive(value)) {
      return value;
    }
    Object copied = known.get(value);
    if (copied != null) {
      return copied;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      known.put(value, copy);
      list.forEach(each -> copy.add(clone(each, known)));
      return copy;
    }
    if (value instanceof JavaScriptObject object) {
      JavaScriptObject copy = new JavaScriptObject();
      known.put(value, copy);
      object.forEach((key, each) -> copy.put(key, clone(each, known)));
      return copy;
    }
    if (value instanceof JavaScriptDate date) {
      return new JavaScriptDate(date.getTime());
    }
    throw new IllegalStateException("a copy of this object is not known");
  }
}
