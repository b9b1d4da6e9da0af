package unimig.converter.translate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code Buffer.from(text).toString('base64')}, and back. */
final class BufferCall {
  private final Rules rules;

  BufferCall(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> find(Node call, Place place) {
    Node callee = call.child("callee");
    boolean written =
        callee.is("MemberExpression")
            && callee.property().filter("toString"::equals).isPresent()
            && isFrom(callee.child("object"), place);
    return written ? Optional.of(text(callee.child("object"), call, place)) : Optional.empty();
  }

  private static boolean isFrom(Node call, Place place) {
    return call.is("CallExpression")
        && call.child("callee").is("MemberExpression")
        && call.child("callee").child("object").isName("Buffer")
        && call.child("callee").property().filter("from"::equals).isPresent()
        && place.scope().find("Buffer").isEmpty()
        && !place.unit().module().declares("Buffer");
  }

  private Code text(Node from, Node call, Place place) {
    List<Node> arguments = from.list("arguments");
    if (arguments.isEmpty() || arguments.size() > 2 || call.list("arguments").size() > 1) {
      throw new Refusal(call, "a buffer of other than text");
    }
    String source = encoding(arguments.subList(1, arguments.size()), call);
    String target = encoding(call.list("arguments"), call);
    if (source.equals("Base64url")) {
      source = "Base64";
    }
    Code value = new HashCall(rules).bytes(arguments.get(0), place);
    String made = place.unit().api("JavaScriptBuffer") + ".of" + source + "(" + value.text() + ")";
    String method = target.isEmpty() ? "text" : target.toLowerCase(Locale.ROOT);
    return Code.atom(made + "." + method + "()", Type.STRING).of(value);
  }

  /** As methods of Java name it; nothing for UTF-8. */
  private static String encoding(List<Node> arguments, Node call) {
    String name = arguments.isEmpty() ? "utf8" : HashCall.constant(arguments);
    return switch (name) {
      case "utf8", "utf-8" -> "";
      case "hex" -> "Hex";
      case "base64" -> "Base64";
      case "base64url" -> "Base64url";
      default -> throw new Refusal(call, "a buffer in other than UTF-8, hex or base64");
    };
  }
}
