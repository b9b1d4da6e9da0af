package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code exports} of a package.json, as "Package entry points" in Node's documentation has it. */
final class PackageExports {
  private static final List<String> CONDITIONS = List.of("node", "require", "default", "import");

  private PackageExports() {}

  /**
   * The file that a package gives for a sub-path.
   *
   * @param rest {@code .} or {@code ./…}
   */
  static Optional<String> target(JsonObject packageJson, String rest) {
    JsonElement exports = packageJson.get("exports");
    if (exports == null) {
      return Optional.empty();
    }
    boolean subpaths =
        exports.isJsonObject()
            && exports.getAsJsonObject().keySet().stream().anyMatch(key -> key.startsWith("."));
    if (!subpaths) {
      return rest.equals(".") ? target(exports, rest, "") : Optional.empty();
    }
    JsonObject map = exports.getAsJsonObject();
    return map.has(rest) ? target(map.get(rest), rest, "") : pattern(map, rest);
  }

  private static Optional<String> pattern(JsonObject map, String rest) {
    for (String key : map.keySet()) {
      int star = key.indexOf('*');
      if (star < 0) {
        continue;
      }
      String after = key.substring(star + 1);
      if (rest.length() >= key.length()
          && rest.startsWith(key.substring(0, star))
          && rest.endsWith(after)) {
        return target(map.get(key), rest, rest.substring(star, rest.length() - after.length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> target(JsonElement element, String rest, String star) {
    if (element.isJsonArray()) {
      return element.getAsJsonArray().asList().stream()
          .flatMap(each -> target(each, rest, star).stream())
          .findFirst();
    }
    if (element.isJsonObject()) {
      JsonObject map = element.getAsJsonObject();
      return CONDITIONS.stream()
          .filter(map::has)
          .flatMap(condition -> target(map.get(condition), rest, star).stream())
          .findFirst();
    }
    return JsonFiles.text(element).map(text -> text.replace("*", star));
  }
}
