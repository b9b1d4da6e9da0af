package unimig.converter.source;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * npm's lockfile: versions 2 and 3 list every installed directory under {@code packages}, version 1
 * the tree of {@code dependencies}.
 */
record NpmLockfile(String fileName) implements Lockfile {

  @Override
  public Optional<String> knex(String text, List<String> packages, Optional<String> range) {
    return Json.parse(text).flatMap(json -> installed(json, packages).or(() -> dependency(json)));
  }

  private static Optional<String> installed(JsonObject json, List<String> packages) {
    Optional<JsonObject> all = Json.object(json, "packages");
    return packages.stream()
        .map(path -> path.equals(".") ? "" : path + "/")
        .flatMap(
            path ->
                all
                    .flatMap(group -> Json.object(group, path + "node_modules/knex"))
                    .flatMap(entry -> Json.string(entry, "version"))
                    .stream())
        .findFirst();
  }

  private static Optional<String> dependency(JsonObject json) {
    return Json.object(json, "dependencies")
        .flatMap(group -> Json.object(group, "knex"))
        .flatMap(entry -> Json.string(entry, "version"));
  }
}
