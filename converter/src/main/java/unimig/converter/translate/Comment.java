package unimig.converter.translate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comment of the script.
 *
 * @param start offset of its first character
 * @param text without its marks
 * @param documents whether it is one for readers of documentation
 */
record Comment(int start, String text, boolean documents) {
  /** For tools of JavaScript, which say nothing about the migration. */
  private static final String FOR_TOOLS =
      "(eslint|tslint|jshint|prettier|istanbul|c8|biome)\\b.*"
          + "|@(ts-|flow|param|returns?|type|typedef|format|import|jest|babel).*"
          + "|[-=*#/_]+";

  /** Those that Babel gave a node, by their place to it. */
  static List<Comment> of(Node node, String key) {
    List<Comment> comments = new ArrayList<>();
    JsonElement given = node.json().get(key);
    if (given != null) {
      for (JsonElement each : given.getAsJsonArray()) {
        JsonObject comment = each.getAsJsonObject();
        String text = comment.get("value").getAsString();
        boolean block = comment.get("type").getAsString().equals("CommentBlock");
        comments.add(
            new Comment(comment.get("start").getAsInt(), text, block && text.startsWith("*")));
      }
    }
    return comments;
  }

  /** What it says; without backslashes, which the compiler of Java reads even in comments. */
  List<String> lines() {
    return text.lines()
        .map(line -> line.replaceFirst("^\\s*\\*+", "").strip())
        .filter(line -> !line.isEmpty() && !line.matches(FOR_TOOLS))
        .map(line -> line.replace('\\', '/').replace("*/", "* /"))
        .toList();
  }

  /** As comments of a member of a class. */
  static String ofMember(List<Comment> comments) {
    return comments.stream().map(Comment::ofMember).collect(Collectors.joining());
  }

  private String ofMember() {
    List<String> lines = lines();
    if (lines.isEmpty()) {
      return "";
    }
    if (!documents) {
      return lines.stream().map(line -> "// " + line + "\n").collect(Collectors.joining());
    }
    return lines.size() == 1
        ? "/** " + lines.get(0) + " */\n"
        : lines.stream()
            .map(line -> " * " + line + "\n")
            .collect(Collectors.joining("", "/**\n", " */\n"));
  }
}
