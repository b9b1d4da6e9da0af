package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Functions of lodash on lists. */
final class LodashLists {
  private final Rules rules;

  LodashLists(Rules rules) {
    this.rules = rules;
  }

  Code call(String name, Node call, Place place) {
    List<Node> arguments = ImportedCall.of(call).arguments();
    if (arguments.isEmpty()) {
      throw new Refusal(call, "a function of lodash without arguments");
    }
    return switch (name) {
      case "range" -> range(call, arguments, place);
      case "chunk" -> chunk(call, arguments, place);
      case "compact", "uniq", "flatten", "sum", "last" -> plain(name, call, arguments, place);
      case "first", "head" -> first(call, arguments, place);
      case "difference", "zip" -> lists(name, arguments, place);
      case "sortBy" -> sorted(call, arguments, place);
      case "orderBy" -> ordered(call, arguments, place);
      default -> each(name, call, arguments, place);
    };
  }

  private static Code code(String name, List<Code> values, Type type, Unit unit) {
    String texts = values.stream().map(Code::text).collect(Collectors.joining(", "));
    Destructuring.importType(type, unit);
    return Code.atom(unit.api("Lodash") + "." + name + "(" + texts + ")", type)
        .of(values.toArray(new Code[0]));
  }

  /**
   * @param reader of what only the run knows: {@code array}, or {@code elements} where values of
   *     objects are gone through too
   */
  private Code list(Node node, String reader, Place place) {
    // It may be what a statement answers: it is evaluated once, and in its turn.
    Code code = rules.expression(node, place);
    Type type = code.type();
    if (type.is(Type.Kind.LIST) && !type.nullable()) {
      return code;
    }
    boolean known =
        type.is(Type.Kind.ANY, Type.Kind.LIST)
            || (reader.equals("elements") && type.is(Type.Kind.OBJECT));
    if (!known) {
      throw new Refusal(node, "it may be no list");
    }
    return code(reader, List.of(code), Type.list(Type.ANY), place.unit());
  }

  private Code range(Node call, List<Node> arguments, Place place) {
    List<Code> numbers = new ArgumentValues(rules, place).of(arguments, "range()");
    boolean plain =
        numbers.size() <= 2 && numbers.stream().allMatch(each -> each.type().equals(Type.INT));
    if (!plain) {
      throw new Refusal(call, "a range of what may be no whole numbers");
    }
    return code("range", numbers, Type.list(Type.INT), place.unit());
  }

  private Code chunk(Node call, List<Node> arguments, Place place) {
    Code list = list(arguments.get(0), "array", place);
    Code size = arguments.size() == 2 ? rules.value(arguments.get(1), place) : list;
    if (!size.type().equals(Type.INT)) {
      throw new Refusal(call, "chunks by what may be no whole number");
    }
    return code("chunk", List.of(list, size), Type.list(list.type().ofAnyLength()), place.unit());
  }

  private Code plain(String name, Node call, List<Node> arguments, Place place) {
    if (arguments.size() != 1) {
      throw new Refusal(call, "more than a list");
    }
    Code list = list(arguments.get(0), "array", place);
    Type type =
        switch (name) {
          case "sum", "last" -> Type.ANY;
          case "flatten" -> Type.list(Type.ANY);
          default -> list.type().ofAnyLength();
        };
    return code(name, List.of(list), type, place.unit());
  }

  private Code first(Node call, List<Node> arguments, Place place) {
    if (arguments.size() != 1) {
      throw new Refusal(call, "more than a list");
    }
    Code list = list(arguments.get(0), "array", place);
    return MemberRule.at(list, Code.atom("0", Type.INT), place.unit());
  }

  private Code lists(String name, List<Node> arguments, Place place) {
    List<Code> lists = new ArrayList<>();
    arguments.forEach(each -> lists.add(list(each, "array", place)));
    Type type = name.equals("zip") ? Type.list(Type.list(Type.ANY)) : lists.get(0).type();
    return code(name, lists, type, place.unit());
  }

  private Code each(String name, Node call, List<Node> arguments, Place place) {
    String reader = name.matches("sumBy|uniqBy") ? "array" : "elements";
    Code list = list(arguments.get(0), reader, place);
    if (arguments.size() != 2) {
      throw new Refusal(call, "a function of lodash without one of an element");
    }
    Type element = list.type().elementType();
    Code function = LodashCalls.iteratee(arguments.get(1), List.of(element), rules, place);
    Type type =
        switch (name) {
          case "groupBy", "keyBy", "countBy" -> Type.OBJECT;
          case "map" -> Type.list(function.type());
          case "partition" -> parts(list.type().ofAnyLength());
          case "sumBy", "find" -> Type.ANY;
          default -> list.type().ofAnyLength();
        };
    String typed = name;
    if (name.equals("map")) {
      typed = "<" + element.boxed() + ", " + function.type().boxed() + ">map";
    }
    return code(typed, List.of(list, function), type, place.unit());
  }

  /** Two lists like one. */
  private static Type parts(Type list) {
    return Type.list(list, Map.of("0", list, "1", list));
  }

  private Code sorted(Node call, List<Node> arguments, Place place) {
    List<Node> keys = new ArrayList<>();
    for (Node each : arguments.subList(1, arguments.size())) {
      keys.addAll(each.is("ArrayExpression") ? each.list("elements") : List.of(each));
    }
    return sorted("sortBy", call, keys, List.of(), place);
  }

  private Code ordered(Node call, List<Node> arguments, Place place) {
    List<Node> keys = arguments.size() > 1 ? several(arguments.get(1)) : List.of();
    List<Node> orders = arguments.size() > 2 ? several(arguments.get(2)) : List.of();
    boolean plain =
        arguments.size() <= 3
            && orders.stream()
                .allMatch(
                    each -> each.is("StringLiteral") && each.text("value").matches("asc|desc"));
    if (!plain) {
      throw new Refusal(call, "an order that only the run knows");
    }
    String texts =
        orders.stream()
            .map(each -> JavaLiterals.string(each.text("value")))
            .collect(Collectors.joining(", "));
    place.unit().use("java.util.List");
    Code given = Code.atom("List.of(" + texts + ")", Type.list(Type.STRING));
    return sorted("orderBy", call, keys, List.of(given), place);
  }

  private static List<Node> several(Node node) {
    return node.is("ArrayExpression") ? node.list("elements") : List.of(node);
  }

  private Code sorted(String name, Node call, List<Node> keys, List<Code> orders, Place place) {
    Code list = list(ImportedCall.of(call).arguments().get(0), "elements", place);
    List<Type> types = List.of(list.type().elementType());
    List<Code> values = new ArrayList<>(List.of(list));
    values.addAll(orders);
    keys.forEach(each -> values.add(LodashCalls.iteratee(each, types, rules, place)));
    if (keys.isEmpty()) {
      values.add(Code.sum("each -> each", Type.ANY));
    }
    return code(name, values, list.type().ofAnyLength(), place.unit());
  }
}
