package unimig.converter.translate;

import java.util.List;

/** Methods that take a regular expression, and its own. */
final class RegExpMethods {
  private final Rules rules;

  RegExpMethods(Rules rules) {
    this.rules = rules;
  }

  /** {@code text.replace(/…/, …)} and its like. */
  Code of(Code text, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    String regExp = RegExpLiterals.java(arguments.get(0), place.unit());
    boolean global = arguments.get(0).text("flags").contains("g");
    String key = method + arguments.size();
    return switch (key) {
      case "match1" -> found(regExp, text);
      case "search1" -> Code.atom(regExp + ".search(" + text.text() + ")", Type.INT).of(text);
      case "split1" ->
          Code.atom(regExp + ".split(" + text.text() + ")", Type.list(Type.ANY)).of(text);
      case "replace2", "replaceAll2" -> {
        if (method.equals("replaceAll") && !global) {
          throw new Refusal(node, ".replaceAll() of one place");
        }
        yield replace(text, arguments, place);
      }
      default -> throw new Refusal(node, "." + method + "() with a regular expression");
    };
  }

  /** Null if nothing is found. */
  private static Code found(String regExp, Code text) {
    return Code.atom(regExp + ".match(" + text.text() + ")", Type.list(Type.ANY).orMissing())
        .of(text);
  }

  private Code replace(Code text, List<Node> arguments, Place place) {
    String regExp = RegExpLiterals.java(arguments.get(0), place.unit());
    Node replacement = arguments.get(1);
    int groups = RegExpLiterals.groups(arguments.get(0));
    if (replacement.isFunction() && replacement.list("params").size() > groups + 1) {
      throw new Refusal(replacement, "a function of where a match is");
    }
    Code by =
        replacement.isFunction() ? function(replacement, place) : rules.value(replacement, place);
    if (!replacement.isFunction() && !by.type().isText()) {
      throw new Refusal(replacement, "it may be no text");
    }
    return Code.atom(regExp + ".replace(" + text.text() + ", " + by.text() + ")", Type.STRING)
        .of(text, by);
  }

  /** {@code (match, group) => …} as a lambda of a match. */
  private Code function(Node function, Place place) {
    Node body = function.child("body");
    List<Node> names = function.list("params");
    boolean plain =
        !body.is("BlockStatement")
            && !function.flag("async")
            && names.stream().allMatch(each -> each.is("Identifier"));
    if (!plain) {
      throw new Refusal(function, "a function of a match that is more than an expression");
    }
    Place inner = place.with(place.scope().lambda());
    String match = inner.body().name("match");
    for (int i = 0; i < names.size(); i++) {
      String part = i == 0 ? match + ".text()" : match + ".group(" + i + ")";
      Binding variable =
          new Binding.Variable(part, i == 0 ? Type.STRING : Type.ANY, false, names.get(i).start());
      inner.scope().declare(names.get(i).name(), variable);
    }
    Code code = rules.value(body, inner);
    place.body().release(match);
    return Code.sum(match + " -> " + code.text(), Type.ANY).of(code);
  }

  /** {@code /…/.test(text)}. */
  Code call(Node regExp, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (!method.equals("test") || arguments.size() != 1) {
      throw new Refusal(node, "." + method + "() of a regular expression");
    }
    Code value = rules.value(arguments.get(0), place);
    String text = Text.of(value, place.unit());
    String java = RegExpLiterals.java(regExp, place.unit());
    return Code.atom(java + ".test(" + text + ")", Type.BOOLEAN).of(value);
  }
}
