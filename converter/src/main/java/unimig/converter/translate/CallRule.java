package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Calls of functions of the script, of the language, and of methods of values. */
final class CallRule implements ExpressionRule {
  private final Rules rules;

  CallRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Node callee = node.child("callee");
    if (new Promised(rules).isPromise(node, place)) {
      throw new Refusal(node, "a promise that is not awaited");
    }
    if (new HelperCalls(rules).find(node, place).isPresent()) {
      return new HelperCalls(rules).call(node, place);
    }
    if (callee.is("Identifier") && place.scope().find(callee.name()).isEmpty()) {
      return global(callee.name(), node, place);
    }
    if (!callee.is("MemberExpression") || callee.property().isEmpty()) {
      throw new Refusal(node, "a call of what only the run knows");
    }
    Node object = callee.child("object");
    boolean isGlobal =
        object.is("Identifier")
            && place.scope().find(object.name()).isEmpty()
            && place.unit().module().function(object.name()).isEmpty();
    if (isGlobal) {
      Optional<Code> known = namespace(object.name(), callee.property().get(), node, place);
      if (known.isPresent()) {
        return known.get();
      }
    }
    Code value = rules.expression(object, place);
    return value.type().is(Type.Kind.LIST)
        ? new ListMethods(rules).call(value, callee.property().get(), node, place)
        : new StringMethods(rules).call(value, callee.property().get(), node, place);
  }

  private Code global(String name, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Unit unit = place.unit();
    boolean one = arguments.size() == 1 && !arguments.get(0).is("SpreadElement");
    if (one && name.equals("String")) {
      return Code.atom(Text.of(rules.value(arguments.get(0), place), unit), Type.STRING);
    }
    if (one && name.equals("Number")) {
      String value = rules.value(arguments.get(0), place).text();
      return Code.atom(unit.javaScript() + ".number(" + value + ")", Type.DOUBLE);
    }
    if (one && name.equals("Boolean")) {
      return new Truth(rules).of(arguments.get(0), place);
    }
    throw new Refusal(node, "a call of " + name);
  }

  private Optional<Code> namespace(String object, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Unit unit = place.unit();
    if (arguments.size() != 1 || arguments.get(0).is("SpreadElement")) {
      return Optional.empty();
    }
    return switch (object + "." + method) {
      case "JSON.stringify" -> {
        String value = rules.value(arguments.get(0), place).text();
        yield Optional.of(Code.atom(unit.javaScript() + ".json(" + value + ")", Type.ANY));
      }
      case "JSON.parse" -> {
        String value = rules.value(arguments.get(0), place).text();
        yield Optional.of(Code.atom(unit.javaScript() + ".parseJson(" + value + ")", Type.DEFINED));
      }
      case "Array.isArray" -> {
        unit.use("java.util.List");
        Code value = rules.value(arguments.get(0), place);
        yield Optional.of(Code.sum(value.operand() + " instanceof List", Type.BOOLEAN));
      }
      case "Math.floor", "Math.ceil" -> {
        Code value = rules.value(arguments.get(0), place);
        String number =
            value.type().isNumber()
                ? value.text()
                : unit.javaScript() + ".toNumber(" + value.text() + ")";
        yield Optional.of(Code.atom("Math." + method + "(" + number + ")", Type.DOUBLE));
      }
      default -> Optional.empty();
    };
  }
}
