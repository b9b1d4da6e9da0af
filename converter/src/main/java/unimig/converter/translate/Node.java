package unimig.converter.translate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of Babel's syntax tree. */
record Node(JsonObject json) {
  String type() {
    return json.get("type").getAsString();
  }

  boolean is(String... types) {
    return List.of(types).contains(type());
  }

  int start() {
    return json.get("start").getAsInt();
  }

  int end() {
    return json.get("end").getAsInt();
  }

  /** A child that this kind of node always has. */
  Node child(String key) {
    return new Node(json.getAsJsonObject(key));
  }

  Optional<Node> find(String key) {
    JsonElement child = json.get(key);
    return child != null && child.isJsonObject()
        ? Optional.of(new Node(child.getAsJsonObject()))
        : Optional.empty();
  }

  /** Children in order; those that are missing, as in {@code [, a]}, are left out. */
  List<Node> list(String key) {
    List<Node> nodes = new ArrayList<>();
    JsonElement children = json.get(key);
    if (children != null && children.isJsonArray()) {
      children
          .getAsJsonArray()
          .forEach(
              each -> {
                if (each.isJsonObject()) {
                  nodes.add(new Node(each.getAsJsonObject()));
                }
              });
    }
    return nodes;
  }

  /** Children in order, with those that are missing, as in {@code [, a]}. */
  List<Optional<Node>> slots(String key) {
    return json.getAsJsonArray(key).asList().stream()
        .map(
            each ->
                each.isJsonObject()
                    ? Optional.of(new Node(each.getAsJsonObject()))
                    : Optional.<Node>empty())
        .toList();
  }

  /** Whether a list such as {@code [, a]} leaves elements out. */
  boolean hasGaps(String key) {
    JsonElement children = json.get(key);
    return children != null
        && children.isJsonArray()
        && children.getAsJsonArray().size() != list(key).size();
  }

  String text(String key) {
    return json.get(key).getAsString();
  }

  boolean flag(String key) {
    JsonElement value = json.get(key);
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  /** All nodes right below, in order of their places in the text. */
  List<Node> children() {
    List<Node> nodes = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (!entry.getKey().endsWith("Comments")) {
        find(entry.getKey()).filter(Node::isNode).ifPresent(nodes::add);
        list(entry.getKey()).stream().filter(Node::isNode).forEach(nodes::add);
      }
    }
    return nodes;
  }

  private boolean isNode() {
    return json.has("type") && json.has("start");
  }

  boolean isFunction() {
    return is(
        "ArrowFunctionExpression",
        "FunctionExpression",
        "FunctionDeclaration",
        "ObjectMethod",
        "ClassMethod");
  }

  /**
   * Where the text of a name is known that this one stands for, if that is not in the script.
   *
   * @param path virtual, of another file
   * @param name as it stands there
   */
  record Elsewhere(String path, String name) {}

  Optional<Elsewhere> elsewhere() {
    return json.has("path")
        ? Optional.of(new Elsewhere(text("path"), text("written")))
        : Optional.empty();
  }

  /** The name of an identifier. */
  String name() {
    return text("name");
  }

  boolean isName(String name) {
    return is("Identifier") && name().equals(name);
  }

  /** The property that {@code a.b} or {@code a['b']} names. */
  Optional<String> property() {
    Node key = child(is("ObjectProperty", "ObjectMethod", "ClassProperty") ? "key" : "property");
    if (!flag("computed") && key.is("Identifier")) {
      return Optional.of(key.name());
    }
    return key.is("StringLiteral", "NumericLiteral")
        ? Optional.of(key.text("value"))
        : Optional.empty();
  }

  /** Makes all offsets greater. */
  void shift(int by) {
    shift(json, by);
  }

  private static void shift(JsonElement tree, int by) {
    if (tree.isJsonArray()) {
      tree.getAsJsonArray().forEach(each -> shift(each, by));
    } else if (tree.isJsonObject()) {
      JsonObject object = tree.getAsJsonObject();
      for (String key : List.of("start", "end")) {
        if (object.has(key) && object.get(key).isJsonPrimitive()) {
          object.addProperty(key, object.get(key).getAsInt() + by);
        }
      }
      new ArrayList<>(object.keySet()).forEach(key -> shift(object.get(key), by));
    }
  }
}
