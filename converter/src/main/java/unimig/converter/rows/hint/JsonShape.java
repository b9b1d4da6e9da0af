package unimig.converter.rows.hint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value within a JSON document as the code of a migration sees it. Any of it may be missing, null
 * or of another type in a document of a row; that is for whoever makes the rows to vary.
 *
 * @param properties that are read of it, by name; empty if it is not used as an object
 * @param elements how each element is used, if it is used as a list
 * @param texts that it is compared with, and others that take the code both ways; sorted
 * @param numbers likewise, with their neighbours; decimal, sorted as texts
 * @param lengths of the text or the list that take the code both ways
 * @param traits how else it is looked at
 */
public record JsonShape(
    Map<String, JsonShape> properties,
    Optional<JsonShape> elements,
    List<String> texts,
    List<String> numbers,
    Set<Integer> lengths,
    Set<Trait> traits) {
  /** A value of which nothing is known. */
  public static final JsonShape UNKNOWN =
      new JsonShape(Map.of(), Optional.empty(), List.of(), List.of(), Set.of(), Set.of());

  public JsonShape {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    texts = texts.stream().distinct().sorted().toList();
    numbers = numbers.stream().distinct().sorted().toList();
    lengths = Collections.unmodifiableSet(new TreeSet<>(lengths));
    traits = Collections.unmodifiableSet(new TreeSet<>(traits));
  }

  /** Whether anything is read of it. */
  public boolean isStructured() {
    return !properties.isEmpty() || elements.isPresent();
  }

  /** What either of the two says. */
  public JsonShape and(JsonShape other) {
    Map<String, JsonShape> all = new TreeMap<>(properties);
    other.properties.forEach((name, shape) -> all.merge(name, shape, JsonShape::and));
    Optional<JsonShape> each =
        elements.map(mine -> other.elements.map(mine::and).orElse(mine)).or(() -> other.elements);
    return new JsonShape(
        all,
        each,
        Lists.of(texts, other.texts),
        Lists.of(numbers, other.numbers),
        union(lengths, other.lengths),
        union(traits, other.traits));
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
