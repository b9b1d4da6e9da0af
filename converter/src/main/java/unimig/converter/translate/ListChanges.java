package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Methods that change a list: of one that no one else has, or that the script made itself. */
final class ListChanges {
  private final Rules rules;

  ListChanges(Rules rules) {
    this.rules = rules;
  }

  /** A list that a variable will hold, made so that it can be changed if the script does so. */
  static Code owned(Node name, String java, Code value, Type type, Place place) {
    boolean changed =
        type.is(Type.Kind.LIST)
            && !type.nullable()
            && place.body().isChanged(name.name())
            && !place.body().isAssigned(name.name());
    if (!changed || !(isFresh(value) || place.body().owns(value.text()))) {
      return value;
    }
    place.body().own(java);
    boolean counts =
        type.elementType().equals(Type.DOUBLE) && value.type().elementType().equals(Type.INT);
    if (counts && !place.body().owns(value.text())) {
      String numbers = value.operand() + ".stream().map(Integer::doubleValue).toList()";
      return copy(Code.atom(numbers, type).of(value), place.unit());
    }
    boolean fits = value.type().equals(type) && !isFixed(value);
    return fits || place.body().owns(value.text()) ? value : copy(value, place.unit());
  }

  /** Whether it is the name of a list that the script made. */
  static boolean isOwned(Code value, Place place) {
    return value.type().is(Type.Kind.LIST) && place.body().owns(value.text());
  }

  static Code copy(Code list, Unit unit) {
    unit.use("java.util.ArrayList");
    String elements = list.text().equals("List.of()") ? "" : list.text();
    return Code.atom("new ArrayList<>(" + elements + ")", list.type()).of(list);
  }

  /** Whether nothing else holds it. */
  private static boolean isFresh(Code list) {
    String text = list.text();
    return isFixed(list)
        || (list.steady() && text.matches("(?s)JavaScriptArray\\.(sort|reverse)\\(.*"))
        || text.matches(
            "(?s)(db\\.query|new ArrayList<>|Knex\\.pluck"
                + "|JavaScriptArray\\.(of|concat|spread|flat|slice|splice|flatMap)|JavaScriptText\\.split"
                + "|Lodash\\.(<[^(]*>)?(chunk|compact|difference|filter|map|orderBy|range|reject|sortBy"
                + "|uniq|uniqBy)"
                + "|JavaScriptObject\\.(keys|values|entries))\\(.*");
  }

  /** Whether it cannot be changed. */
  static boolean isFixed(Code list) {
    return list.text().startsWith("List.of(")
        || list.text().startsWith("Arrays.")
        || list.text().endsWith(".toList()")
        || ModuleConstants.isOne(list);
  }

  /** Writes a method that is called for what it does, if it is one of these. */
  boolean statement(Node call, Place place) {
    Node callee = call.child("callee");
    Optional<String> method = callee.is("MemberExpression") ? callee.property() : Optional.empty();
    if (method
        .filter(name -> name.matches("push|unshift|pop|shift|splice|sort|reverse"))
        .isEmpty()) {
      return false;
    }
    Code list = rules.expression(callee.child("object"), place);
    if (list.type().is(Type.Kind.ANY)) {
      new UnknownLists(rules).write(list, method.get(), call, place);
      return true;
    }
    if (!list.type().is(Type.Kind.LIST)) {
      return false;
    }
    if (method.get().equals("push")) {
      requireOwned(list, call, place);
      call.list("arguments").forEach(each -> push(list, callee.child("object"), each, place));
    } else {
      place.body().line(value(list, method.get(), call, place).text() + ";");
    }
    return true;
  }

  private void push(Code list, Node name, Node argument, Place place) {
    boolean spread = argument.is("SpreadElement");
    Code value =
        spread
            ? new Iterables(rules).list(argument.child("argument"), place)
            : Parts.of(rules.value(argument, place), place.unit());
    boolean missing = value.type().is(Type.Kind.ROW) && value.type().nullable();
    if (missing || value.type().is(Type.Kind.RESULT)) {
      throw new Refusal(argument, ".push() of what may be no " + (spread ? "list" : "value"));
    }
    Type element = spread ? value.type().elementType() : value.type();
    Binding binding = place.scope().find(name.name()).orElseThrow();
    if (binding instanceof Binding.Variable variable) {
      Type added = Type.list(element);
      place.body().widening().widen(variable.declaration(), variable.type(), added);
    }
    boolean convert = list.type().elementType().equals(Type.DOUBLE) && element.equals(Type.INT);
    String number =
        argument.is("NumericLiteral") ? value.text() + ".0" : "(double) " + value.operand();
    String text = convert && !spread ? number : value.text();
    place.body().line(list.text() + (spread ? ".addAll(" : ".add(") + text + ");");
  }

  private static Node receiver(Node call) {
    Node object = call.child("callee").child("object");
    return object.is("Identifier") ? object : call;
  }

  private static void requireOwned(Code list, Node node, Place place) {
    if (!place.body().owns(list.text())) {
      throw new Refusal(node, "it changes a list that may be used elsewhere");
    }
  }

  /** A method whose answer is used. */
  Code value(Code list, String method, Node node, Place place) {
    return switch (method) {
      case "sort", "reverse" -> ordered(list, method, node, place);
      case "pop", "shift" -> {
        requireOwned(list, node, place);
        String call = place.unit().api("JavaScriptArray") + "." + method + "(";
        yield Code.action(call + list.text() + ")", Type.ANY);
      }
      case "splice", "unshift" -> changed(list, method, node, place);
      default -> throw new Refusal(node, "." + method + "() of a list");
    };
  }

  private Code changed(Code list, String method, Node node, Place place) {
    requireOwned(list, node, place);
    List<Node> arguments = node.list("arguments");
    boolean splice = method.equals("splice");
    boolean added = arguments.size() > (splice ? 2 : 0);
    boolean any = list.type().elementType().equals(Type.ANY);
    if (added
        && !any
        && place.scope().find(receiver(node).name()).orElse(null)
            instanceof Binding.Variable variable) {
      place.body().widening().widen(variable.declaration(), variable.type(), Type.list(Type.ANY));
    }
    boolean fits = !added || any;
    if (!fits || arguments.isEmpty()) {
      throw new Refusal(node, "." + method + "() of elements of another type");
    }
    String text =
        place.unit().api("JavaScriptArray")
            + "."
            + method
            + "("
            + list.text()
            + UnknownLists.arguments(method, node, rules, place)
            + ")";
    return Code.action(text, splice ? list.type().ofAnyLength() : Type.INT);
  }

  private Code ordered(Code list, String method, Node node, Place place) {
    boolean fresh = isFresh(list);
    if (!fresh) {
      requireOwned(list, node, place);
    }
    List<Node> arguments = node.list("arguments");
    if (fresh && arguments.isEmpty() && method.equals("sort") && isOfTexts(list)) {
      return Code.atom(list.operand() + ".stream().sorted().toList()", list.type()).of(list);
    }
    Code own = isFixed(list) ? copy(list, place.unit()) : list;
    String order = arguments.isEmpty() ? "" : ", " + order(list, arguments.get(0), place);
    String call = place.unit().api("JavaScriptArray") + "." + method + "(";
    String text = call + own.text() + order + ")";
    return fresh ? Code.atom(text, list.type()).of(list) : Code.action(text, list.type());
  }

  /** Java orders texts by their units as JavaScript does. */
  private static boolean isOfTexts(Code list) {
    return list.type().elementType().isText();
  }

  private String order(Code list, Node function, Place place) {
    if (function.list("params").size() != 2) {
      throw new Refusal(function, "an order of other than two elements");
    }
    Type element = list.type().elementType();
    Code order = new Lambdas(rules).of(function, List.of(element, element), place);
    boolean block = function.isFunction() && function.child("body").is("BlockStatement");
    if (!order.steady() || (block && !order.type().isNumber())) {
      throw new Refusal(function, "an order that may be no number");
    }
    if (order.type().isNumber()) {
      return order.text();
    }
    String head = order.text().substring(0, order.text().indexOf("-> ") + 3);
    return head
        + place.unit().javaScript()
        + ".toNumber("
        + order.text().substring(head.length())
        + ")";
  }
}
