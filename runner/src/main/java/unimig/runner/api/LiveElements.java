package unimig.runner.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Elements of a list with their numbers, also those that are added while it is gone through. */
final class LiveElements {
  private LiveElements() {}

  static <T extends @Nullable Object> Iterable<T> of(
      List<@Nullable Object> list, BiFunction<Integer, @Nullable Object, T> part) {
    return () ->
        new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            return at < list.size();
          }

          @Override
          public T next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            int index = at++;
            return part.apply(index, list.get(index));
          }
        };
  }
}
