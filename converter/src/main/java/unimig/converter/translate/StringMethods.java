package unimig.converter.translate;

import java.util.List;
import java.util.Map;

/** Methods of strings. */
final class StringMethods {
  /** What only strings have, so that anything else is an error in both languages. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "toLowerCase", ".toLowerCase(Locale.ROOT)", "toUpperCase", ".toUpperCase(Locale.ROOT)");

  private final Rules rules;

  StringMethods(Rules rules) {
    this.rules = rules;
  }

  Code call(Code receiver, String method, Node node, Place place) {
    Unit unit = place.unit();
    List<Node> arguments = node.list("arguments");
    boolean text = receiver.type().isText();
    boolean any = receiver.type().is(Type.Kind.ANY) || receiver.type().is(Type.Kind.STRING);
    if (!text && !any) {
      throw new Refusal(node, "." + method + "() of a " + receiver.type().java());
    }
    String value =
        text
            ? receiver.operand()
            : unit.api("Knex")
                + ".text("
                + receiver.text()
                + ", "
                + JavaLiterals.string(method)
                + ")";
    if (method.equals("trim") && arguments.isEmpty()) {
      String bare = text ? receiver.text() : value;
      return Code.atom(unit.api("JavaScriptText") + ".trim(" + bare + ")", Type.STRING)
          .of(receiver);
    }
    if (PLAIN.containsKey(method) && arguments.isEmpty()) {
      unit.use("java.util.Locale");
      return Code.atom(value + PLAIN.get(method), Type.STRING).of(receiver);
    }
    if ((method.equals("startsWith") || method.equals("endsWith")) && arguments.size() == 1) {
      Code prefix = rules.value(arguments.get(0), place);
      if (prefix.type().isText()) {
        return Code.atom(value + "." + method + "(" + prefix.text() + ")", Type.BOOLEAN)
            .of(receiver, prefix);
      }
    }
    if (method.equals("includes") && text && arguments.size() == 1) {
      Code part = rules.value(arguments.get(0), place);
      if (part.type().isText()) {
        return Code.atom(value + ".contains(" + part.text() + ")", Type.BOOLEAN).of(receiver, part);
      }
    }
    throw new Refusal(node, "." + method + "() of a text");
  }
}
