package unimig.converter.translate;

import java.util.List;
import java.util.Set;

/** Methods of a value, by its type; those that only one type has tell the type of any value. */
final class ValueMethods {
  private static final Set<String> OF_LISTS =
      Set.of(
          "map",
          "filter",
          "some",
          "every",
          "find",
          "findIndex",
          "flatMap",
          "reduce",
          "join",
          "flat");

  private final Rules rules;

  ValueMethods(Rules rules) {
    this.rules = rules;
  }

  Code call(Code value, String method, Node node, Place place) {
    Unit unit = place.unit();
    Type type = value.type();
    boolean any = type.is(Type.Kind.ANY);
    List<Node> arguments = node.list("arguments");
    if (method.equals("hasOwnProperty") && arguments.size() == 1 && !type.nullable()) {
      Code key = rules.value(arguments.get(0), place);
      String call = unit.api("JavaScriptObject") + ".hasOwn(";
      return Code.atom(call + value.text() + ", " + key.text() + ")", Type.BOOLEAN).of(value, key);
    }
    if (method.equals("toString") && arguments.isEmpty() && !type.isText()) {
      return text(value, node, unit);
    }
    if (method.equals("toFixed") && (any || type.isNumber())) {
      Code number = any ? received(value, method, "number", Type.DOUBLE, unit) : value;
      return fixed(number, node, place);
    }
    if (type.is(Type.Kind.MAP, Type.Kind.SET)) {
      return new CollectionMethods(rules).call(value, method, node, place);
    }
    if (DateMethods.isOne(type, method)) {
      return new DateMethods(rules).call(value, method, node, place);
    }
    if (type.is(Type.Kind.LIST)) {
      return new ListMethods(rules).call(value, method, node, place);
    }
    if (any && OF_LISTS.contains(method)) {
      Destructuring.importType(Type.list(Type.ANY), unit);
      return new ListMethods(rules)
          .call(received(value, method, "list", Type.list(Type.ANY), unit), method, node, place);
    }
    return new StringMethods(rules).call(value, method, node, place);
  }

  static Code received(Code value, String method, String as, Type type, Unit unit) {
    String arguments = "(" + value.text() + ", " + JavaLiterals.string(method) + ")";
    return Code.atom(unit.api("Receiver") + "." + as + arguments, type).of(value);
  }

  private static Code text(Code value, Node node, Unit unit) {
    boolean plain = Text.isPlainNumber(value) || value.type().equals(Type.DOUBLE);
    if (plain) {
      return Code.atom(Text.of(value, unit), Type.STRING).of(value);
    }
    if (!value.type().is(Type.Kind.ANY, Type.Kind.STRING)) {
      throw new Refusal(node, ".toString() of a " + value.type().java());
    }
    return Code.atom(unit.api("Receiver") + ".toText(" + value.text() + ")", Type.STRING).of(value);
  }

  private Code fixed(Code value, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Code digits =
        arguments.isEmpty() ? Code.atom("0", Type.INT) : rules.value(arguments.get(0), place);
    if (!digits.type().equals(Type.INT)) {
      throw new Refusal(node, ".toFixed() by what may be no whole number");
    }
    String call = place.unit().api("JavaScriptNumber") + ".toFixed(";
    return Code.atom(call + value.text() + ", " + digits.text() + ")", Type.STRING)
        .of(value, digits);
  }
}
