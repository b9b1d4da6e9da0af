package unimig.runner.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import unimig.runner.catalog.TableRows.Column;

/**
 * Where two values of a column begin to differ.
 *
 * @param path see {@link RowSpot#path}
 * @param position see {@link RowSpot#position}
 * @param original what the original has there, as JSON if there is a path; empty if nothing is
 *     there, or the value is null
 * @param converted what the converted has there, likewise
 */
record ValueSpot(
    Optional<String> path,
    OptionalInt position,
    Optional<String> original,
    Optional<String> converted) {
  private static final Set<String> JSON = Set.of("json", "jsonb");
  private static final Set<String> TEXT = Set.of("text", "varchar", "bpchar", "json", "xml");

  /** Paths longer than this are no help, and Java's stack ends too. */
  private static final int DEEPEST = 100;

  /**
   * @param a not equal to {@code b}
   * @param alike whether two texts may stand for each other as no run can repeat them
   */
  static ValueSpot of(
      Column column, Optional<String> a, Optional<String> b, BiPredicate<String, String> alike) {
    if (a.isEmpty() || b.isEmpty()) {
      return new ValueSpot(Optional.empty(), OptionalInt.empty(), a, b);
    }
    Optional<ValueSpot> inside = Optional.empty();
    if (JSON.contains(column.type())) {
      inside = inJson(a.get(), b.get(), alike);
    } else if (column.type().startsWith("_")) {
      inside = inArray(a.get(), b.get(), alike);
    }
    return inside.orElseGet(() -> new ValueSpot(Optional.empty(), position(column, a, b), a, b));
  }

  private static OptionalInt position(Column column, Optional<String> a, Optional<String> b) {
    if (!TEXT.contains(column.type()) || a.equals(b)) {
      return OptionalInt.empty();
    }
    String text = a.orElse("");
    int at = DifferenceReport.firstDifference(text, b.orElse(""));
    return OptionalInt.of(text.codePointCount(0, at) + 1);
  }

  private static Optional<ValueSpot> inJson(String a, String b, BiPredicate<String, String> alike) {
    try {
      return new Walk(alike, false).first(JsonParser.parseString(a), JsonParser.parseString(b));
    } catch (JsonParseException e) {
      return Optional.empty(); // it is shown as text then
    }
  }

  private static Optional<ValueSpot> inArray(
      String a, String b, BiPredicate<String, String> alike) {
    Optional<JsonArray> ours = ArrayText.parse(a);
    Optional<JsonArray> theirs = ArrayText.parse(b);
    return ours.isPresent() && theirs.isPresent()
        ? new Walk(alike, true).first(ours.get(), theirs.get())
        : Optional.empty();
  }

  /** Goes through two trees in the original's order. */
  private static final class Walk {
    private final BiPredicate<String, String> alike;
    private final boolean isArray;

    Walk(BiPredicate<String, String> alike, boolean isArray) {
      this.alike = alike;
      this.isArray = isArray;
    }

    Optional<ValueSpot> first(JsonElement a, JsonElement b) {
      return first(isArray ? "" : "$", Optional.of(a), Optional.of(b), 0);
    }

    private Optional<ValueSpot> first(
        String path, Optional<JsonElement> a, Optional<JsonElement> b, int depth) {
      // By their text: numbers of other scale are equal to Gson, and are not to the database.
      if (a.map(JsonElement::toString).equals(b.map(JsonElement::toString))) {
        return Optional.empty();
      }
      if (a.isPresent() && b.isPresent() && depth < DEEPEST) {
        JsonElement ours = a.get();
        JsonElement theirs = b.get();
        if (ours.isJsonObject() && theirs.isJsonObject()) {
          return inObjects(path, ours.getAsJsonObject(), theirs.getAsJsonObject(), depth + 1);
        }
        if (ours.isJsonArray() && theirs.isJsonArray()) {
          return inArrays(path, ours.getAsJsonArray(), theirs.getAsJsonArray(), depth + 1);
        }
        if (ours.isJsonPrimitive()
            && theirs.isJsonPrimitive()
            && isText(ours) == isText(theirs)
            && alike.test(ours.getAsString(), theirs.getAsString())) {
          return Optional.empty();
        }
      }
      return Optional.of(spot(path, a, b));
    }

    private static boolean isText(JsonElement element) {
      return element.getAsJsonPrimitive().isString();
    }

    private Optional<ValueSpot> inObjects(String path, JsonObject a, JsonObject b, int depth) {
      Set<String> names = new LinkedHashSet<>(a.keySet());
      names.addAll(b.keySet());
      for (String name : names) {
        Optional<ValueSpot> found =
            first(
                path + step(name),
                Optional.ofNullable(a.get(name)),
                Optional.ofNullable(b.get(name)),
                depth);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private static String step(String name) {
      return name.matches("[A-Za-z_][A-Za-z_0-9]*")
          ? "." + name
          : "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    private Optional<ValueSpot> inArrays(String path, JsonArray a, JsonArray b, int depth) {
      int offset = isArray ? 1 : 0;
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        Optional<ValueSpot> found =
            first(path + "[" + (i + offset) + "]", element(a, i), element(b, i), depth);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private static Optional<JsonElement> element(JsonArray array, int index) {
      return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
    }

    private ValueSpot spot(String path, Optional<JsonElement> a, Optional<JsonElement> b) {
      return new ValueSpot(
          Optional.of(path),
          OptionalInt.empty(),
          a.map(JsonElement::toString),
          b.map(JsonElement::toString));
    }
  }
}
