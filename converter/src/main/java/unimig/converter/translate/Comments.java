package unimig.converter.translate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Keeps the comments in front of statements. */
final class Comments {
  private Comments() {}

  static void before(Node node, Body body) {
    JsonElement comments = node.json().get("leadingComments");
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
