package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Functions of lodash on objects and single values. */
final class LodashValues {
  private static final String PATH = "[\\w-]+(\\.[\\w-]+|\\[\\d+\\])*";

  private final Rules rules;

  LodashValues(Rules rules) {
    this.rules = rules;
  }

  Code call(String name, Node call, Place place) {
    List<Node> arguments = ImportedCall.of(call).arguments();
    if (arguments.isEmpty()) {
      throw new Refusal(call, "a function of lodash without arguments");
    }
    Code value = rules.expression(arguments.get(0), place);
    if (value.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE, Type.Kind.RESULT)) {
      throw new Refusal(arguments.get(0), "it has no value that is known");
    }
    List<Node> others = arguments.subList(1, arguments.size());
    checkArguments(name, others.size(), value, call);
    return switch (name) {
      case "isNil" -> isNil(value, place.unit());
      case "isEmpty" -> isEmpty(value, place.unit());
      case "cloneDeep" -> cloneDeep(value, place.unit());
      case "get", "has" -> path(name, value, others, place);
      case "pick", "omit" -> keys(name, value, others, place);
      default -> each(name, value, others.get(0), place);
    };
  }

  /**
   * @param others how many follow the first
   */
  private static void checkArguments(String name, int others, Code first, Node call) {
    boolean fits =
        switch (name) {
          case "isNil", "isEmpty", "cloneDeep" -> others == 0;
          case "has", "mapValues", "pickBy", "omitBy" -> others == 1;
          case "get" -> others == 1 || others == 2;
          default -> true;
        };
    if (!fits) {
      throw new Refusal(call, name + " of lodash with other arguments");
    }
    boolean ofObjects = name.matches("pick|omit|pickBy|omitBy|mapValues");
    if (ofObjects && !first.type().is(Type.Kind.OBJECT, Type.Kind.ROW, Type.Kind.ANY)) {
      throw new Refusal(call, name + " of lodash of what is no plain object");
    }
  }

  private static Code code(String name, List<Code> values, Type type, Unit unit) {
    String texts = values.stream().map(Code::text).collect(Collectors.joining(", "));
    Destructuring.importType(type, unit);
    return Code.atom(unit.api("LodashObject") + "." + name + "(" + texts + ")", type)
        .of(values.toArray(new Code[0]));
  }

  private static Code isNil(Code value, Unit unit) {
    return value.type().is(Type.Kind.ROW)
        ? Code.sum(value.operand() + " == null", Type.BOOLEAN).of(value)
        : Code.atom(unit.javaScript() + ".isNullish(" + value.text() + ")", Type.BOOLEAN).of(value);
  }

  private static Code isEmpty(Code value, Unit unit) {
    boolean plain = value.type().is(Type.Kind.LIST, Type.Kind.STRING) && !value.type().nullable();
    return plain
        ? Code.atom(value.operand() + ".isEmpty()", Type.BOOLEAN).of(value)
        : code("isEmpty", List.of(value), Type.BOOLEAN, unit);
  }

  private static Code cloneDeep(Code value, Unit unit) {
    return code("cloneDeep", List.of(value), Type.ANY, unit);
  }

  private Code path(String name, Code object, List<Node> others, Place place) {
    Node path = others.get(0);
    if (!path.is("StringLiteral") || !path.text("value").matches(PATH)) {
      throw new Refusal(path, "a path that is no plain text");
    }
    List<Code> values = new ArrayList<>();
    values.add(object);
    values.add(Code.atom(JavaLiterals.string(path.text("value")), Type.STRING));
    if (others.size() == 2) {
      Code fallback = rules.value(others.get(1), place);
      if (fallback.type().is(Type.Kind.ROW)) {
        throw new Refusal(others.get(1), "a row as what stands in");
      }
      values.add(Parts.of(fallback, place.unit()));
    }
    return code(name, values, name.equals("has") ? Type.BOOLEAN : Type.ANY, place.unit());
  }

  private Code keys(String name, Code object, List<Node> others, Place place) {
    List<Code> values = new ArrayList<>();
    values.add(object);
    for (Node each : others) {
      List<Node> keys = each.is("ArrayExpression") ? each.list("elements") : List.of(each);
      for (Node key : keys) {
        Code value = rules.value(key, place);
        boolean list = value.type().is(Type.Kind.LIST) && !value.type().nullable();
        if (!value.type().isText() && !(list && !each.is("ArrayExpression"))) {
          throw new Refusal(key, "a key that may be no text");
        }
        values.add(value);
      }
    }
    return code(name, values, Type.OBJECT, place.unit());
  }

  private Code each(String name, Code object, Node function, Place place) {
    Code lambda = LodashCalls.iteratee(function, List.of(Type.ANY, Type.STRING), rules, place);
    return code(name, List.of(object, lambda), Type.OBJECT, place.unit());
  }
}
