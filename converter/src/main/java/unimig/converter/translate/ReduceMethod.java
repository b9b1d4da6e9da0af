package unimig.converter.translate;

import java.util.List;

/** {@code list.reduce((sum, each) => …, initial)}, and without a beginning. */
final class ReduceMethod {
  private final Rules rules;

  ReduceMethod(Rules rules) {
    this.rules = rules;
  }

  Code call(Code list, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    boolean plain =
        (arguments.size() == 1 || arguments.size() == 2)
            && arguments.get(0).isFunction()
            && arguments.get(0).list("params").size() == 2
            && arguments.get(0).list("params").get(0).is("Identifier");
    if (!plain) {
      throw new Refusal(node, ".reduce() by other than a function of two values");
    }
    Node function = arguments.get(0);
    if (arguments.size() == 1) {
      return ofFirst(list, function, place);
    }
    Code initial = Parts.of(rules.value(arguments.get(1), place), place.unit());
    Type begun = initial.type();
    Type type = begun.is(Type.Kind.LIST) && changes(function) ? Type.DEFINED.present() : begun;
    Code code = body(function, list.type().elementType(), type, place);
    if (begun.equals(Type.INT) && code.type().equals(Type.DOUBLE)) {
      type = Type.DOUBLE;
      initial = Code.sum("(double) " + initial.operand(), type);
      code = body(function, list.type().elementType(), type, place);
    }
    if (!code.type().equals(type)) {
      type = Type.DEFINED.or(initial.type()).or(code.type());
      code = body(function, list.type().elementType(), type, place);
    }
    Type element = list.type().elementType();
    boolean sums = type.is(Type.Kind.INT, Type.Kind.DOUBLE, Type.Kind.STRING) && !changes(function);
    if (sums && code.steady()) {
      String combined = element.boxed().equals(type.boxed()) ? "" : ", " + combiner(type);
      String sum = list.operand() + ".stream().reduce(" + initial.text() + ", ";
      return Code.atom(sum + code.text() + combined + ")", type).of(list, initial, code);
    }
    String types = "<" + element.boxed() + ", " + type.boxed() + ">";
    String call = place.unit().api("JavaScriptArray") + "." + types + "reduce(";
    Destructuring.importType(type, place.unit());
    return Code.atom(call + list.text() + ", " + initial.text() + ", " + code.text() + ")", type)
        .of(list, initial, code);
  }

  /** It begins with the first element, whose type it keeps if it can; there has to be one. */
  private Code ofFirst(Code list, Node function, Place place) {
    Type element = list.type().elementType();
    Type type = element;
    Code code = body(function, element, type, place);
    if (!code.type().equals(type)) {
      requireValue(code.type(), function);
      type = Type.DEFINED.or(element).or(code.type());
      code = body(function, element, type, place);
    }
    requireValue(type, function);
    Destructuring.importType(type, place.unit());
    String types = "<" + type.boxed() + ", " + element.boxed() + ">";
    String call = place.unit().api("JavaScriptArray") + "." + types + "reduce(";
    return Code.atom(call + list.text() + ", " + code.text() + ")", type).of(list, code);
  }

  /** What is undefined is no null among values. */
  private static void requireValue(Type type, Node function) {
    if (type.is(Type.Kind.ROW) && type.nullable()) {
      throw new Refusal(function, ".reduce() of rows that may be missing");
    }
  }

  /** Never called, as the stream is no parallel one. */
  private static String combiner(Type type) {
    return switch (type.kind()) {
      case INT -> "Math::addExact";
      case DOUBLE -> "Double::sum";
      default -> "String::concat";
    };
  }

  private static boolean changes(Node function) {
    return Purity.contains(function, List.of("ExpressionStatement"));
  }

  private Code body(Node function, Type element, Type sum, Place place) {
    return new Lambdas(rules).of(function, List.of(sum, element), place);
  }
}
