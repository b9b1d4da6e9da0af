package unimig.converter.rows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unimig.converter.rows.hint.JsonShape;
import unimig.converter.rows.hint.Trait;

/**
 * Documents with what code reads of them.
 *
 * @param ordinary with all that is read, in several variants
 * @param odd in which something is missing, null, empty or of another type, one thing at a time
 */
record JsonDocuments(List<String> ordinary, List<String> odd) {
  private static final int MOST = 60;
  private static final int LONGEST_LIST = 40;
  private static final int MOST_VARIANTS = 16;
  private static final List<String> SCALARS = List.of("some text", "Other Text", "x");

  JsonDocuments {
    ordinary = List.copyOf(ordinary);
    odd = List.copyOf(odd);
  }

  static JsonDocuments of(JsonShape shape) {
    List<String> ordinary = new ArrayList<>();
    int variants = Math.min(MOST_VARIANTS, Math.max(2, widest(shape)));
    for (int variant = 0; variant < variants; variant++) {
      ordinary.add(value(shape, variant).toString());
    }
    List<JsonElement> odd = new ArrayList<>();
    alter(shape, value(shape, 0), odd);
    return new JsonDocuments(
        ordinary.stream().distinct().toList(),
        odd.stream().map(JsonElement::toString).distinct().limit(MOST).toList());
  }

  /** The most candidates that any value in it has. */
  private static int widest(JsonShape shape) {
    int most = Math.max(shape.texts().size() + shape.numbers().size(), leaf(shape).size());
    for (JsonShape property : shape.properties().values()) {
      most = Math.max(most, widest(property));
    }
    return Math.max(most, shape.elements().map(JsonDocuments::widest).orElse(0));
  }

  private static JsonElement value(JsonShape shape, int variant) {
    if (shape.elements().isPresent() || isList(shape)) {
      return list(shape, variant);
    }
    if (!shape.properties().isEmpty()) {
      JsonObject object = new JsonObject();
      int offset = 0;
      for (Map.Entry<String, JsonShape> property : shape.properties().entrySet()) {
        // each property at its own pace, so that values meet in several ways
        object.add(property.getKey(), value(property.getValue(), variant + offset));
        offset += variant;
      }
      return object;
    }
    List<JsonElement> leaves = leaf(shape);
    return leaves.get(variant % leaves.size());
  }

  private static boolean isList(JsonShape shape) {
    return shape.traits().contains(Trait.IS_LIST) && shape.properties().isEmpty();
  }

  private static JsonElement list(JsonShape shape, int variant) {
    JsonArray list = new JsonArray();
    JsonShape element = shape.elements().orElse(JsonShape.UNKNOWN);
    List<Integer> lengths = lengths(shape);
    int length = lengths.get(variant % lengths.size());
    for (int i = 0; i < length; i++) {
      list.add(value(element, variant + i));
    }
    return list;
  }

  /** Those that code looks for, and two, three and one. */
  private static List<Integer> lengths(JsonShape shape) {
    List<Integer> lengths = new ArrayList<>(List.of(2, 3, 1));
    shape.lengths().stream()
        .filter(length -> length > 0 && length <= LONGEST_LIST && !lengths.contains(length))
        .forEach(lengths::add);
    return lengths;
  }

  private static List<JsonElement> leaf(JsonShape shape) {
    List<JsonElement> leaves = new ArrayList<>();
    shape.texts().forEach(text -> leaves.add(new JsonPrimitive(text)));
    shape.numbers().forEach(number -> leaves.add(new JsonPrimitive(new BigDecimal(number))));
    if (shape.traits().contains(Trait.IS_MAP)) {
      JsonObject map = new JsonObject();
      map.addProperty("first", "one");
      map.addProperty("second", 2);
      leaves.add(map);
    }
    if (shape.traits().contains(Trait.IS_DATE)) {
      leaves.add(new JsonPrimitive("2024-01-15T10:20:30.000Z"));
      leaves.add(new JsonPrimitive(1_700_000_000_000L));
    }
    if (shape.traits().contains(Trait.TRUTH_MATTERS)) {
      leaves.add(new JsonPrimitive(true));
      leaves.add(new JsonPrimitive(false));
    }
    SCALARS.forEach(text -> leaves.add(new JsonPrimitive(text)));
    leaves.add(new JsonPrimitive(5));
    return leaves;
  }

  /** Adds the whole document in all its alterations of one place. */
  private static void alter(JsonShape shape, JsonElement whole, List<JsonElement> odd) {
    if (whole instanceof JsonObject object) {
      for (Map.Entry<String, JsonShape> property : shape.properties().entrySet()) {
        JsonObject without = object.deepCopy();
        without.remove(property.getKey());
        odd.add(without);
        List<JsonElement> others = new ArrayList<>();
        alter(property.getValue(), object.get(property.getKey()), others);
        for (JsonElement other : others) {
          JsonObject changed = object.deepCopy();
          changed.add(property.getKey(), other);
          odd.add(changed);
        }
      }
    }
    if (whole instanceof JsonArray list) {
      odd.add(new JsonArray());
      List<JsonElement> others = new ArrayList<>();
      alter(shape.elements().orElse(JsonShape.UNKNOWN), list.get(0), others);
      for (JsonElement other : others) {
        JsonArray changed = list.deepCopy();
        changed.add(other);
        odd.add(changed);
      }
    }
    odd.addAll(List.of(JsonNull.INSTANCE, new JsonObject(), new JsonArray()));
    odd.add(new JsonPrimitive(""));
    odd.add(new JsonPrimitive(0));
    odd.add(new JsonPrimitive("text"));
    odd.add(new JsonPrimitive(false));
  }
}
