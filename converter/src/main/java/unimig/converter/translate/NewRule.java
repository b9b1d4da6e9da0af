package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.runner.api.JavaScriptDate;

/** {@code new Map(entries)}, {@code new Set(members)}, {@code new Date(time)}. */
final class NewRule implements ExpressionRule {
  private final Rules rules;

  NewRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Node callee = node.child("callee");
    Optional<Node> own = Holders.find(node, place);
    if (own.isPresent()) {
      return new Holders(rules).create(node, own.get(), place);
    }
    List<Node> arguments = node.list("arguments");
    boolean global =
        callee.is("Identifier")
            && place.scope().find(callee.name()).isEmpty()
            && !place.unit().module().declares(callee.name())
            && arguments.stream().noneMatch(each -> each.is("SpreadElement"));
    return switch (global ? callee.name() + Math.min(arguments.size(), 2) : "") {
      case "Map0" -> empty("JavaScriptMap", Type.MAP, place);
      case "Map1" -> of("JavaScriptMap", Type.MAP, arguments.get(0), place);
      case "Set0" -> empty("JavaScriptSet", Type.SET, place);
      case "Set1" -> of("JavaScriptSet", Type.SET, arguments.get(0), place);
      case "Date0" -> now(place);
      case "Date1" -> date(arguments.get(0), place);
      case "Date2" -> fields(node, arguments, place);
      default -> throw new Refusal(node, "a new object of a class that is not known");
    };
  }

  private static Code empty(String name, Type type, Place place) {
    return Code.atom("new " + place.unit().api(name) + "()", type);
  }

  private Code of(String name, Type type, Node node, Place place) {
    Code members = new Iterables(rules).source(node, place);
    return Code.atom(place.unit().api(name) + ".of(" + members.text() + ")", type).of(members);
  }

  private static Code now(Place place) {
    return Code.atom(place.unit().api("JavaScriptDate") + ".of(db.now())", Type.DATE);
  }

  private Code date(Node node, Place place) {
    Code value = new ArgumentValues(rules, place).of(List.of(node), "new Date()").get(0);
    requireDate(node, place);
    String date = place.unit().api("JavaScriptDate");
    Type type = value.type();
    String text =
        type.isNumber()
            ? "new " + date + "(" + value.text() + ")"
            : date + (type.isText() ? ".of(" : ".from(") + value.text() + ")";
    return Code.atom(text, Type.DATE).of(value);
  }

  /** What a date makes of other texts than those of ISO 8601 depends on the engine. */
  private static void requireDate(Node node, Place place) {
    var constant = place.unit().constants().find(node, place.scope());
    boolean text =
        constant
            .filter(each -> each.type().equals("plain") && each.value().isJsonPrimitive())
            .filter(each -> each.value().getAsJsonPrimitive().isString())
            .isPresent();
    try {
      if (text) {
        JavaScriptDate.of(constant.get().value().getAsString());
      }
    } catch (IllegalStateException e) {
      throw new Refusal(node, "a text that is no date of ISO 8601");
    }
  }

  /** In the zone of the process. */
  private Code fields(Node node, List<Node> arguments, Place place) {
    if (arguments.size() > 7) {
      throw new Refusal(node, "a date of more than its fields");
    }
    List<Code> values = new ArgumentValues(rules, place).of(arguments, "new Date()");
    String fields =
        values.stream()
            .map(each -> MathCalls.number(each, place.unit()))
            .collect(Collectors.joining(", "));
    return Code.atom(place.unit().api("JavaScriptDate") + ".of(" + fields + ")", Type.DATE)
        .of(values.toArray(new Code[0]));
  }
}
