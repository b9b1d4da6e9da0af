package unimig.converter.translate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Keeps the comments in front of statements. */
final class Comments {
  private Comments() {}

  static void before(Node node, Body body) {
    write(node, "leadingComments", body);
  }

  /** The comments of a block that holds nothing else. */
  static void inside(Node block, Body body) {
    write(block, "innerComments", body);
  }

  /** The comments after the last statement of a block. */
  static void after(Node node, Body body) {
    write(node, "trailingComments", body);
  }

  private static void write(Node node, String key, Body body) {
    JsonElement comments = node.json().get(key);
    if (comments == null) {
      return;
    }
    for (JsonElement each : comments.getAsJsonArray()) {
      JsonObject comment = each.getAsJsonObject();
      comment
          .get("value")
          .getAsString()
          .lines()
          .map(line -> line.replaceFirst("^\\s*\\*", "").strip())
          .filter(line -> !line.isEmpty() && !line.startsWith("@ts-"))
          .forEach(line -> body.line("// " + line.replace('\\', '/')));
    }
  }
}
