package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code compilerOptions.paths} and {@code baseUrl} of the nearest tsconfig.json, with extends. */
final class PathAliases {
  /** Against configurations that extend each other in a circle. */
  private static final int DEEPEST = 8;

  private final JsonFiles json;

  PathAliases(JsonFiles json) {
    this.json = json;
  }

  /** Paths without extension that {@code request} may stand for, in order of preference. */
  List<String> candidates(String directory, String request) {
    for (String at = directory; !at.equals("/"); at = VirtualPath.parent(at)) {
      String file = at + "/tsconfig.json";
      if (json.object(file).isPresent()) {
        return inConfig(file, request, 0);
      }
    }
    return List.of();
  }

  private List<String> inConfig(String file, String request, int depth) {
    Optional<JsonObject> config = json.object(file);
    if (config.isEmpty() || depth > DEEPEST) {
      return List.of();
    }
    String directory = VirtualPath.parent(file);
    List<String> found = new ArrayList<>();
    JsonElement options = config.get().get("compilerOptions");
    if (options != null && options.isJsonObject()) {
      found.addAll(inOptions(directory, options.getAsJsonObject(), request));
    }
    parents(config.get())
        .map(parent -> VirtualPath.resolve(directory, parent))
        .map(parent -> parent.endsWith(".json") ? parent : parent + ".json")
        .forEach(parent -> found.addAll(inConfig(parent, request, depth + 1)));
    return found;
  }

  private static Stream<String> parents(JsonObject config) {
    JsonElement parents = config.get("extends");
    if (parents == null) {
      return Stream.empty();
    }
    Stream<JsonElement> all =
        parents.isJsonArray() ? parents.getAsJsonArray().asList().stream() : Stream.of(parents);
    return all.flatMap(p -> JsonFiles.text(p).stream()).filter(parent -> parent.startsWith("."));
  }

  private static List<String> inOptions(String directory, JsonObject options, String request) {
    Optional<String> baseUrl =
        JsonFiles.text(options.get("baseUrl")).map(url -> VirtualPath.resolve(directory, url));
    List<String> found = new ArrayList<>();
    JsonElement paths = options.get("paths");
    if (paths != null && paths.isJsonObject()) {
      for (Map.Entry<String, JsonElement> alias : paths.getAsJsonObject().entrySet()) {
        starOf(alias.getKey(), request)
            .ifPresent(
                star ->
                    alias.getValue().getAsJsonArray().asList().stream()
                        .map(target -> target.getAsString().replace("*", star))
                        .map(target -> VirtualPath.resolve(baseUrl.orElse(directory), target))
                        .forEach(found::add));
      }
    }
    baseUrl.ifPresent(url -> found.add(VirtualPath.resolve(url, request)));
    return found;
  }

  /** What the {@code *} of a pattern stands for; empty text for a pattern without one. */
  private static Optional<String> starOf(String pattern, String request) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(request) ? Optional.of("") : Optional.empty();
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    boolean fits =
        request.length() >= before.length() + after.length()
            && request.startsWith(before)
            && request.endsWith(after);
    return fits
        ? Optional.of(request.substring(before.length(), request.length() - after.length()))
        : Optional.empty();
  }
}
