package unimig.converter.translate;

import java.util.List;

/** {@code list.reduce((sum, each) => …, initial)}. */
final class ReduceMethod {
  private final Rules rules;

  ReduceMethod(Rules rules) {
    this.rules = rules;
  }

  Code call(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    boolean plain =
        arguments.size() == 2
            && arguments.get(0).isFunction()
            && !arguments.get(0).flag("async")
            && !arguments.get(0).child("body").is("BlockStatement")
            && arguments.get(0).list("params").size() == 2
            && arguments.get(0).list("params").get(0).is("Identifier");
    if (!plain) {
      throw new Refusal(node, ".reduce() by other than an expression of two values");
    }
    Node function = arguments.get(0);
    Code initial = rules.value(arguments.get(1), place);
    Code code = body(function, list.type().elementType(), initial.type(), place);
    Type type = initial.type();
    if (!code.type().equals(type)) {
      type = Type.DEFINED.or(initial.type()).or(code.type());
      code = body(function, list.type().elementType(), type, place);
    }
    Type element = list.type().elementType();
    String types = "<" + element.boxed() + ", " + type.boxed() + ">";
    String call = place.unit().api("JavaScriptArray") + "." + types + "reduce(";
    Destructuring.importType(type, place.unit());
    return Code.atom(call + list.text() + ", " + initial.text() + ", " + code.text() + ")", type)
        .of(list, initial, code);
  }

  private Code body(Node function, Type element, Type sum, Place place) {
    Place inner = place.with(place.scope().lambda());
    String first = Callbacks.bind(function.list("params").get(0), sum, inner);
    String second = Callbacks.bind(function.list("params").get(1), element, inner);
    Code code = rules.value(function.child("body"), inner);
    place.body().release(first);
    place.body().release(second);
    String text = "(" + first + ", " + second + ") -> " + code.text();
    return Code.sum(text, code.type()).of(code);
  }
}
