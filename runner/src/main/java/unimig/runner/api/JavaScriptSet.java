package unimig.runner.api;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set} of JavaScript. It keeps the order in which members came; numbers are the same
 * member by value, objects and lists only themselves. A loop meets what is added while it runs.
 */
public final class JavaScriptSet implements Iterable<@Nullable Object> {
  private final KeyedSlots slots = new KeyedSlots();

  /** {@code new Set()}. */
  public JavaScriptSet() {}

  /**
   * {@code new Set(members)}.
   *
   * @param members null, undefined, or what {@link JavaScriptArray#each} takes
   */
  public static JavaScriptSet of(@Nullable Object members) {
    JavaScriptSet set = new JavaScriptSet();
    if (!JavaScript.isNullish(members)) {
      JavaScriptArray.each(members).forEach(set::add);
    }
    return set;
  }

  /** How many members it has. */
  public int size() {
    return slots.size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public JavaScriptSet add(@Nullable Object member) {
    slots.set(member, member);
    return this;
  }

  public boolean has(@Nullable Object member) {
    return slots.has(member);
  }

  /** Whether it was there. */
  public boolean delete(@Nullable Object member) {
    return slots.delete(member);
  }

  public void clear() {
    slots.clear();
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return slots.each(KeyedSlots.Slot::key).iterator();
  }
}
