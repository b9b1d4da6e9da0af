package unimig.runner.api;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Map} of JavaScript. It keeps the order in which keys came; numbers are the same key by
 * value, objects and lists only themselves. A loop meets what is added while it runs. What it goes
 * through are lists of a key and its value.
 */
public final class JavaScriptMap implements Iterable<List<@Nullable Object>> {
  private final KeyedSlots slots = new KeyedSlots();

  /** {@code new Map()}. */
  public JavaScriptMap() {}

  /**
   * {@code new Map(entries)}.
   *
   * @param entries null, undefined, or what {@link JavaScriptArray#each} takes, of lists of a key
   *     and its value
   */
  public static JavaScriptMap of(@Nullable Object entries) {
    JavaScriptMap map = new JavaScriptMap();
    if (!JavaScript.isNullish(entries)) {
      for (Object entry : JavaScriptArray.each(entries)) {
        if (Conversion.isPrimitive(entry)) {
          throw JavaScriptException.typeError(
              "Iterator value " + JavaScript.toText(entry) + " is not an entry object");
        }
        map.set(JavaScript.get(entry, 0), JavaScript.get(entry, 1));
      }
    }
    return map;
  }

  /** How many keys it has. */
  public int size() {
    return slots.size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** {@link JavaScript#UNDEFINED} if there is no such key. */
  public @Nullable Object get(@Nullable Object key) {
    return slots.get(key);
  }

  /** A key that exists keeps its place. */
  public JavaScriptMap set(@Nullable Object key, @Nullable Object value) {
    slots.set(key, value);
    return this;
  }

  public boolean has(@Nullable Object key) {
    return slots.has(key);
  }

  /** Whether it was there. */
  public boolean delete(@Nullable Object key) {
    return slots.delete(key);
  }

  public void clear() {
    slots.clear();
  }

  public Iterable<@Nullable Object> keys() {
    return slots.each(KeyedSlots.Slot::key);
  }

  public Iterable<@Nullable Object> values() {
    return slots.each(KeyedSlots.Slot::value);
  }

  @Override
  public Iterator<List<@Nullable Object>> iterator() {
    return slots.each(slot -> JavaScriptArray.of(slot.key(), slot.value())).iterator();
  }
}
