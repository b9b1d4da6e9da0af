package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code exports} and {@code imports} of a package.json, as "Resolution Algorithm Specification" in
 * Node's documentation of ES modules has them.
 *
 * <p>Which of {@code require} and {@code import} asked is not known here, as ES modules are turned
 * into CommonJS: the conditions of the first are tried, then those of the second. What Node before
 * 20.19 would load comes first, as an ES module may say more than its erasure to CommonJS can.
 */
final class PackageExports {
  private static final List<Set<String>> CONDITIONS =
      List.of(
          Set.of("node", "require", "default"),
          Set.of("node", "require", "module-sync", "default"),
          Set.of("node", "import", "module-sync", "default"));

  /** What stands before the star is compared first, then the whole; the longer one wins. */
  private static final Comparator<String> MOST_SPECIFIC =
      Comparator.<String>comparingInt(key -> key.indexOf('*'))
          .thenComparingInt(String::length)
          .reversed();

  private PackageExports() {}

  /** Whether nothing but what it exports can be had from a package. */
  static boolean isClosed(JsonObject packageJson) {
    JsonElement exports = packageJson.get("exports");
    return exports != null && !exports.isJsonNull();
  }

  /**
   * The file that a package gives for a sub-path, relative to the package.
   *
   * @param subpath {@code .} or {@code ./…}
   * @return empty if it exports no such thing
   */
  static Optional<String> exported(JsonObject packageJson, String subpath) {
    JsonElement exports = packageJson.get("exports");
    if (exports == null) {
      return Optional.empty();
    }
    boolean subpaths =
        exports.isJsonObject()
            && exports.getAsJsonObject().keySet().stream().anyMatch(key -> key.startsWith("."));
    JsonObject map = new JsonObject();
    if (subpaths) {
      map = exports.getAsJsonObject();
    } else {
      map.add(".", exports);
    }
    return among(map, subpath).filter(target -> target.startsWith("./"));
  }

  /**
   * What {@code #name} means inside a package: a file relative to it, or another package.
   *
   * @return empty if the package does not say
   */
  static Optional<String> imported(JsonObject packageJson, String request) {
    JsonElement imports = packageJson.get("imports");
    return imports != null && imports.isJsonObject() && request.length() > 1
        ? among(imports.getAsJsonObject(), request)
        : Optional.empty();
  }

  private static Optional<String> among(JsonObject map, String key) {
    for (Set<String> conditions : CONDITIONS) {
      Target found = matching(map, key, conditions);
      if (found.isFound()) {
        return found.path();
      }
    }
    return Optional.empty();
  }

  /** {@code PACKAGE_IMPORTS_EXPORTS_RESOLVE}. */
  private static Target matching(JsonObject map, String key, Set<String> conditions) {
    if (map.has(key) && !key.contains("*")) {
      return target(map.get(key), "", conditions);
    }
    return map.keySet().stream()
        .filter(pattern -> pattern.indexOf('*') >= 0)
        .filter(pattern -> pattern.indexOf('*') == pattern.lastIndexOf('*'))
        .filter(pattern -> fits(pattern, key))
        .min(MOST_SPECIFIC)
        .map(pattern -> target(map.get(pattern), starOf(pattern, key), conditions))
        .orElse(Target.UNDEFINED);
  }

  private static boolean fits(String pattern, String key) {
    String before = pattern.substring(0, pattern.indexOf('*'));
    String after = pattern.substring(before.length() + 1);
    return key.startsWith(before)
        && !key.equals(before)
        && key.endsWith(after)
        && key.length() >= pattern.length();
  }

  private static String starOf(String pattern, String key) {
    int star = pattern.indexOf('*');
    return key.substring(star, key.length() - (pattern.length() - star - 1));
  }

  /** {@code PACKAGE_TARGET_RESOLVE}: conditions count in the order in which they are written. */
  private static Target target(JsonElement element, String star, Set<String> conditions) {
    if (element.isJsonArray()) {
      Target last = Target.UNDEFINED;
      for (JsonElement each : element.getAsJsonArray()) {
        last = target(each, star, conditions);
        if (last.isFound()) {
          return last;
        }
      }
      return last;
    }
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> each : element.getAsJsonObject().entrySet()) {
        if (conditions.contains(each.getKey())) {
          Target found = target(each.getValue(), star, conditions);
          if (!found.equals(Target.UNDEFINED)) {
            return found;
          }
        }
      }
      return Target.UNDEFINED;
    }
    return JsonFiles.text(element)
        .map(text -> text.replace("*", star))
        .filter(PackageExports::isInside)
        .map(text -> new Target(Optional.of(text), true))
        .orElse(Target.NULL);
  }

  /** Node refuses targets that lead out of the package, or into those below it. */
  private static boolean isInside(String target) {
    return !target.startsWith("../")
        && !target.startsWith("/")
        && !(target + "/").matches("\\./(.*/)?(\\.{1,2}|node_modules)/.*");
  }

  /**
   * What a target comes to.
   *
   * @param path empty if nothing may be had there
   * @param isDefined whether no other condition is to be looked at
   */
  private record Target(Optional<String> path, boolean isDefined) {
    static final Target UNDEFINED = new Target(Optional.empty(), false);
    static final Target NULL = new Target(Optional.empty(), true);

    boolean isFound() {
      return path.isPresent();
    }
  }
}
