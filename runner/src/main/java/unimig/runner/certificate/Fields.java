package unimig.runner.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import unimig.runner.diagnostic.BadInputException;

/** Fields of one JSON object; all methods throw {@code CERTIFICATE_FIELD} for what is not there. */
final class Fields {
  private final JsonObject json;

  Fields(JsonObject json) {
    this.json = json;
  }

  String string(String name) {
    return read(name, "is not a string", JsonElement::getAsString);
  }

  /** Null, or not there. */
  Optional<String> optional(String name) {
    return isNull(name) ? Optional.empty() : Optional.of(string(name));
  }

  int integer(String name) {
    return read(
        name, "is not a whole number of 32 bits", value -> value.getAsBigDecimal().intValueExact());
  }

  long count(String name) {
    return read(
        name,
        "is not a whole number of 64 bits",
        value -> value.getAsBigDecimal().longValueExact());
  }

  boolean bool(String name) {
    return read(
        name,
        "is neither true nor false",
        value -> {
          if (!value.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalStateException();
          }
          return value.getAsBoolean();
        });
  }

  Fields object(String name) {
    return new Fields(read(name, "is not an object", JsonElement::getAsJsonObject));
  }

  /** Null, or not there. */
  Optional<Fields> child(String name) {
    return isNull(name) ? Optional.empty() : Optional.of(object(name));
  }

  boolean isNull(String name) {
    return !json.has(name) || json.get(name).isJsonNull();
  }

  List<Fields> objects(String name) {
    return list(name, element -> new Fields(element.getAsJsonObject()));
  }

  /** Not there is empty. */
  List<String> strings(String name) {
    return isNull(name) ? List.of() : list(name, JsonElement::getAsString);
  }

  SortedMap<String, String> map(String name) {
    JsonObject object = object(name).json;
    SortedMap<String, String> map = new TreeMap<>();
    for (String key : object.keySet()) {
      map.put(key, new Fields(object).string(key));
    }
    return map;
  }

  private <T> List<T> list(String name, Function<JsonElement, T> each) {
    return read(
        name,
        "is not a list of what is expected",
        value -> {
          JsonArray array = value.getAsJsonArray();
          List<T> list = new ArrayList<>();
          array.forEach(element -> list.add(each.apply(element)));
          return list;
        });
  }

  private <T> T read(String name, String otherwise, Function<JsonElement, T> read) {
    if (!json.has(name)) {
      throw CertificateFile.badField(name, "is missing");
    }
    try {
      return read.apply(json.get(name));
    } catch (BadInputException e) {
      throw e;
    } catch (ArithmeticException
        | ClassCastException
        | NumberFormatException
        | UnsupportedOperationException
        | IllegalStateException e) {
      throw CertificateFile.badField(name, otherwise);
    }
  }
}
