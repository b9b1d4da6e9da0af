package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Declares the names of a pattern as variables of Java. */
final class Destructuring {
  private final Rules rules;

  Destructuring(Rules rules) {
    this.rules = rules;
  }

  /**
   * @param owner of the declaration, for reasons
   */
  void declare(Node pattern, Code value, Place place, Node owner) {
    if (value.type().is(Type.Kind.NOTHING)) {
      throw new Refusal(owner, "it has no value that is known");
    }
    switch (pattern.type()) {
      case "Identifier" -> variable(pattern, value, place);
      case "ObjectPattern" -> object(pattern, value, place);
      case "ArrayPattern" -> list(pattern, value, place);
      default -> throw new Refusal(pattern, "a pattern with " + pattern.type());
    }
  }

  private static void variable(Node name, Code value, Place place) {
    Type type = place.body().widening().of(name.start(), value.type());
    String java = nameFor(name.name(), value, place);
    boolean assigned = place.body().isAssigned(name.name());
    Code held = ListChanges.owned(name, java, value, type, place);
    place.body().line(type.java() + " " + java + " = " + held.text() + ";");
    importType(type, place.unit());
    place.scope().declare(name.name(), new Binding.Variable(java, type, assigned, name.start()));
  }

  /** A lambda in the value cannot have a parameter of the variable's name. */
  private static String nameFor(String wanted, Code value, Place place) {
    String java = place.body().name(wanted);
    return value.text().matches("(?s).*\\b" + java + " ->.*") ? place.body().name(wanted) : java;
  }

  static void importType(Type type, Unit unit) {
    switch (type.kind()) {
      case LIST -> {
        unit.use("java.util.List");
        type.element().ifPresent(element -> importType(element, unit));
      }
      case OBJECT -> unit.use("java.util.Map");
      case ROW -> unit.api("Row");
      case RESULT -> unit.api("Result");
      default -> {}
    }
  }

  /** A value that is used several times, under a name. */
  static Code named(Code value, String wanted, Place place) {
    if (value.atom() && value.steady() && value.text().matches("\\w+")) {
      return value;
    }
    String java = nameFor(wanted, value, place);
    place.body().line(value.type().java() + " " + java + " = " + value.text() + ";");
    importType(value.type(), place.unit());
    return Code.atom(java, value.type());
  }

  private void object(Node pattern, Code value, Place place) {
    List<Node> properties = pattern.list("properties");
    boolean single = properties.size() == 1;
    String name = value.type().is(Type.Kind.ROW) ? "row" : "result";
    Code source = single ? value : named(value, name, place);
    for (Node each : properties) {
      if (!each.is("ObjectProperty") || each.property().isEmpty()) {
        throw new Refusal(each, "the rest of an object");
      }
      Code member = MemberRule.of(source, each.property().get(), each, place.unit());
      target(each.child("value"), member, place);
    }
  }

  private void list(Node pattern, Code value, Place place) {
    List<Node> elements = pattern.list("elements");
    if (!value.type().is(Type.Kind.LIST) || pattern.hasGaps("elements")) {
      throw new Refusal(pattern, "the elements of what may be no list");
    }
    Code source = elements.size() == 1 ? value : named(value, "list", place);
    for (int i = 0; i < elements.size(); i++) {
      Code index = Code.atom(String.valueOf(i), Type.INT);
      target(elements.get(i), MemberRule.at(source, index, place.unit()), place);
    }
  }

  private void target(Node target, Code value, Place place) {
    if (!target.is("AssignmentPattern")) {
      declare(target, value, place, target);
      return;
    }
    if (!value.type().is(Type.Kind.ANY) || !value.steady()) {
      throw new Refusal(target, "a default of what is always there");
    }
    Code fallback = rules.value(target.child("right"), place);
    Code missing =
        Code.sum(value.text() + " == " + place.unit().javaScript() + ".UNDEFINED", Type.BOOLEAN);
    Code chosen =
        value.type().undefinable()
            ? ConditionalRule.choice(missing, fallback, value, target)
            : value;
    declare(target.child("left"), chosen, place, target);
  }

  /** The name for a loop's variable whose parts are taken. */
  static Optional<String> nameOf(Node pattern) {
    return pattern.is("Identifier") ? Optional.of(pattern.name()) : Optional.empty();
  }
}
