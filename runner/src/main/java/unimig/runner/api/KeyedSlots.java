package unimig.runner.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Map} and {@code Set} hold, in the order in which it came. Keys are the same as
 * JavaScript sees it: numbers by value, texts by their characters, objects and lists only
 * themselves. Who goes through it meets what is added meanwhile, and not what is taken away.
 */
final class KeyedSlots {
  private final Map<Key, Slot> byKey = new HashMap<>();
  private final List<Slot> slots = new ArrayList<>();

  /** One entry. */
  static final class Slot {
    private final @Nullable Object key;
    private @Nullable Object value;
    private boolean gone;

    private Slot(@Nullable Object key) {
      this.key = key;
    }

    @Nullable Object key() {
      return key;
    }

    @Nullable Object value() {
      return value;
    }
  }

  /** A key that is equal to those that are the same. */
  private record Key(@Nullable Object value) {
    static Key of(@Nullable Object value) {
      return value instanceof Number number && !(value instanceof BigInteger)
          ? new Key(number.doubleValue() + 0.0)
          : new Key(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && isSame(key.value);
    }

    private boolean isSame(@Nullable Object other) {
      return value == other || (Conversion.isPrimitive(value) && Objects.equals(value, other));
    }

    @Override
    public int hashCode() {
      return Conversion.isPrimitive(value)
          ? Objects.hashCode(value)
          : System.identityHashCode(value);
    }
  }

  int size() {
    return byKey.size();
  }

  boolean has(@Nullable Object key) {
    return byKey.containsKey(Key.of(key));
  }

  @Nullable Object get(@Nullable Object key) {
    Slot slot = byKey.get(Key.of(key));
    return slot == null ? JavaScript.UNDEFINED : slot.value;
  }

  void set(@Nullable Object key, @Nullable Object value) {
    Slot slot = byKey.get(Key.of(key));
    if (slot == null) {
      slot = new Slot(key instanceof Double zero && zero == 0 ? (Object) 0 : key);
      byKey.put(Key.of(key), slot);
      slots.add(slot);
    }
    slot.value = value;
  }

  boolean delete(@Nullable Object key) {
    Slot slot = byKey.remove(Key.of(key));
    if (slot != null) {
      slot.gone = true;
    }
    return slot != null;
  }

  void clear() {
    byKey.clear();
    slots.forEach(slot -> slot.gone = true);
  }

  /** A part of each slot. */
  <T extends @Nullable Object> Iterable<T> each(Function<Slot, T> part) {
    return () ->
        new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            while (at < slots.size() && slots.get(at).gone) {
              at++;
            }
            return at < slots.size();
          }

          @Override
          public T next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return part.apply(slots.get(at++));
          }
        };
  }
}
