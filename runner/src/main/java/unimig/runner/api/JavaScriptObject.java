package unimig.runner.api;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plain object of JavaScript: its own properties in the order that JavaScript gives them, which
 * is keys that look like array indexes first, ascending, then all others as they were added. {@link
 * #get} answers null for a missing property; {@link JavaScript#get} answers {@link
 * JavaScript#UNDEFINED}.
 */
public class JavaScriptObject extends AbstractMap<String, @Nullable Object> {
  private static final long GREATEST_INDEX = 4294967294L;
  private static final int GREATEST_INDEX_DIGITS = 10;

  private final TreeMap<Long, Entry<String, @Nullable Object>> indexes = new TreeMap<>();
  private final Map<String, Entry<String, @Nullable Object>> names = new LinkedHashMap<>();

  /** An object without properties. */
  public JavaScriptObject() {}

  /**
   * {@code { key: value, … }}.
   *
   * @param keysAndValues a property name, its value, and so on
   */
  public static JavaScriptObject of(@Nullable Object... keysAndValues) {
    JavaScriptObject object = new JavaScriptObject();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(JavaScript.toText(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** {@code Object.keys(value)}. */
  public static List<String> keys(@Nullable Object value) {
    return new ArrayList<>(properties(value).keySet());
  }

  /** {@code Object.values(value)}. */
  public static List<@Nullable Object> values(@Nullable Object value) {
    return new ArrayList<>(properties(value).values());
  }

  /** {@code Object.entries(value)}: lists of a key and its value. */
  public static List<List<@Nullable Object>> entries(@Nullable Object value) {
    List<List<@Nullable Object>> entries = new ArrayList<>();
    properties(value).forEach((key, each) -> entries.add(JavaScriptArray.of(key, each)));
    return entries;
  }

  /**
   * {@code Object.fromEntries(entries)}.
   *
   * @param entries what {@link JavaScriptArray#spread} takes, of lists of a key and its value
   */
  public static JavaScriptObject fromEntries(@Nullable Object entries) {
    JavaScriptObject object = new JavaScriptObject();
    for (Object entry : JavaScriptArray.spread(entries)) {
      if (Conversion.isPrimitive(entry)) {
        throw JavaScriptException.typeError(
            "Iterator value " + JavaScript.toText(entry) + " is not an entry object");
      }
      object.put(JavaScript.toText(JavaScript.get(entry, 0)), JavaScript.get(entry, 1));
    }
    return object;
  }

  /** {@code Object.assign(target, source, …)}: the target; null and undefined give nothing. */
  public static JavaScriptObject assign(@Nullable Object object, @Nullable Object... sources) {
    if (JavaScript.isNullish(object)) {
      throw JavaScriptException.typeError("Cannot convert undefined or null to object");
    }
    if (!(object instanceof JavaScriptObject target)) {
      throw new IllegalStateException("Object.assign to other than a plain object");
    }
    for (Object source : sources) {
      if (!JavaScript.isNullish(source)) {
        target.putAll(properties(source));
      }
    }
    return target;
  }

  /** {@code { ...source, … }}: a new object; null and undefined give nothing. */
  public static JavaScriptObject spread(@Nullable Object... sources) {
    return assign(new JavaScriptObject(), sources);
  }

  /** The rest that {@code const { key, …, ...rest } = source} leaves. */
  public static JavaScriptObject rest(@Nullable Object source, String... keys) {
    JavaScriptObject rest = assign(new JavaScriptObject(), properties(source));
    for (String key : keys) {
      rest.remove(key);
    }
    return rest;
  }

  /** {@code Object.hasOwn(value, key)}. */
  public static boolean hasOwn(@Nullable Object value, @Nullable Object key) {
    String name = JavaScript.toText(key);
    return properties(value).containsKey(name)
        || (name.equals("length") && (value instanceof List || value instanceof String));
  }

  /** The enumerable own properties of any value. */
  private static JavaScriptObject properties(@Nullable Object value) {
    if (value == null || value == JavaScript.UNDEFINED) {
      throw JavaScriptException.typeError("Cannot convert undefined or null to object");
    }
    if (value instanceof JavaScriptObject object) {
      return object;
    }
    JavaScriptObject properties = new JavaScriptObject();
    boolean indexed = value instanceof List || value instanceof String || value instanceof byte[];
    int length = indexed ? (int) JavaScript.toNumber(JavaScript.get(value, "length")) : 0;
    for (int i = 0; i < length; i++) {
      properties.put(Integer.toString(i), JavaScript.get(value, i));
    }
    if (value instanceof Result
        || (value instanceof Throwable && !(value instanceof JavaScriptException))) {
      throw new IllegalStateException("not all properties of this object have a Java value");
    }
    return properties;
  }

  /** Sets a property; one that exists keeps its place. */
  @Override
  public final @Nullable Object put(String key, @Nullable Object value) {
    long index = index(key);
    if (index < 0 && key.equals("__proto__")) {
      requireKnown(key);
    }
    Function<Object, Entry<String, @Nullable Object>> entry = any -> new SimpleEntry<>(key, null);
    return (index < 0 ? names.computeIfAbsent(key, entry) : indexes.computeIfAbsent(index, entry))
        .setValue(value);
  }

  @Override
  public final boolean containsKey(@Nullable Object key) {
    return find(key) != null;
  }

  @Override
  public final @Nullable Object get(@Nullable Object key) {
    Entry<String, @Nullable Object> entry = find(key);
    return entry == null ? null : entry.getValue();
  }

  @Override
  public final @Nullable Object remove(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    long index = index(name);
    Entry<String, @Nullable Object> entry = index < 0 ? names.remove(name) : indexes.remove(index);
    return entry == null ? null : entry.getValue();
  }

  private @Nullable Entry<String, @Nullable Object> find(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    long index = index(name);
    Entry<String, @Nullable Object> entry = index < 0 ? names.get(name) : indexes.get(index);
    if (entry == null) {
      requireKnown(name);
    }
    return entry;
  }

  /** Fails if it cannot be told what a missing property is. */
  void requireKnown(String key) {}

  /** The array index that a key is the canonical text of; -1 if it is none. */
  private static long index(String key) {
    int length = key.length();
    if (length == 0 || length > GREATEST_INDEX_DIGITS || (key.charAt(0) == '0' && length > 1)) {
      return -1;
    }
    long index = 0;
    for (int i = 0; i < length; i++) {
      char digit = key.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      index = index * 10 + (digit - '0');
    }
    return index > GREATEST_INDEX ? -1 : index;
  }

  @Override
  public final Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return Stream.concat(indexes.values().stream(), names.values().stream()).iterator();
      }

      @Override
      public int size() {
        return indexes.size() + names.size();
      }
    };
  }
}
