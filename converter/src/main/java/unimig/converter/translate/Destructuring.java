package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Declares the names of a pattern as variables of Java. */
final class Destructuring {
  /** More is not written twice. */
  private static final int LONGEST = 60;

  private final Rules rules;

  Destructuring(Rules rules) {
    this.rules = rules;
  }

  /**
   * @param owner of the declaration, for reasons
   */
  void declare(Node pattern, Code value, Place place, Node owner) {
    if (value.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
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
    Type known = place.body().isChanged(name.name()) ? value.type().changed() : value.type();
    Type type = place.body().widening().of(name.start(), known);
    String java = nameFor(name.name(), value, place);
    boolean assigned = place.body().isAssigned(name.name());
    boolean undefined = value.type().isUndefinedAsNull() && !type.isUndefinedAsNull();
    Code begin = undefined ? UndefinedText.value(value, place.unit()) : value;
    Code held = ListChanges.owned(name, java, begin, type, place);
    place.body().line(type.java() + " " + java + " = " + held.text() + ";");
    importType(type, place.unit());
    place.scope().declare(name.name(), new Binding.Variable(java, type, assigned, name.start()));
  }

  /** A lambda in the value cannot have a parameter or variable of the variable's name. */
  private static String nameFor(String wanted, Code value, Place place) {
    String java = place.body().name(wanted);
    String inside = "(?s).*(\\b%1$s (->|= )|\\(%1$s, |, %1$s\\) ->).*".formatted(java);
    return value.text().matches(inside) ? place.body().name(wanted) : java;
  }

  static void importType(Type type, Unit unit) {
    switch (type.kind()) {
      case LIST -> {
        unit.use("java.util.List");
        type.element().ifPresent(element -> importType(element, unit));
      }
      case OBJECT -> unit.use("java.util.Map");
      case DICTIONARY -> DictionaryKeys.importTypes(type, unit);
      case ROW -> unit.api("Row");
      case RESULT -> unit.api("Result");
      case MAP, SET, DATE -> unit.api(type.kind().plain());
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
      if (each.is("RestElement")) {
        rest(each, source, properties, place);
        continue;
      }
      if (!each.is("ObjectProperty") || each.property().isEmpty()) {
        throw new Refusal(each, "a part of an object by what only the run knows");
      }
      if (isOnlyLeftOut(each, properties, place)) {
        continue;
      }
      Code member = MemberRule.of(source, each.property().get(), each, place.unit());
      target(each.child("value"), member, place);
    }
  }

  /** Whether it is named for nothing but not to be part of the rest. */
  private static boolean isOnlyLeftOut(Node property, List<Node> properties, Place place) {
    boolean rest = properties.get(properties.size() - 1).is("RestElement");
    return rest
        && property.flag("shorthand")
        && property.child("value").is("Identifier")
        && KeptPromises.uses(place.body().function(), property.child("value").name()) == 2;
  }

  /** {@code { a, ...rest }}. */
  private void rest(Node rest, Code source, List<Node> properties, Place place) {
    StringBuilder arguments = new StringBuilder(source.text());
    for (Node each : properties) {
      if (each.is("ObjectProperty") && each.property().isPresent()) {
        arguments.append(", ").append(JavaLiterals.string(each.property().get()));
      }
    }
    if (source.type().nullable() && source.type().is(Type.Kind.ROW)) {
      throw new Refusal(rest, "the rest of a row that may be missing");
    }
    String call = place.unit().api("JavaScriptObject") + ".rest(" + arguments + ")";
    declare(rest.child("argument"), Code.atom(call, Type.OBJECT), place, rest);
  }

  private void list(Node pattern, Code value, Place place) {
    List<Optional<Node>> elements = pattern.slots("elements");
    boolean known = value.type().is(Type.Kind.LIST) && !value.type().nullable();
    boolean missing = value.type().is(Type.Kind.ROW) && value.type().nullable();
    if (missing || value.type().is(Type.Kind.RESULT)) {
      throw new Refusal(pattern, "the elements of what may be no list");
    }
    Code list = known ? value : Iterables.spread(value, place.unit());
    Code source = elements.size() == 1 ? list : named(list, "list", place);
    for (int i = 0; i < elements.size(); i++) {
      Optional<Node> element = elements.get(i);
      if (element.filter(each -> each.is("RestElement")).isPresent()) {
        Code rest = SliceMethod.part(source, List.of(Code.atom(String.valueOf(i), Type.INT)));
        declare(element.get().child("argument"), rest, place, pattern);
      } else if (element.isPresent()) {
        Code index = Code.atom(String.valueOf(i), Type.INT);
        element(element.get(), source, index, place);
      }
    }
  }

  /** An element of a list, which a default may stand for. */
  void element(Node target, Code list, Code index, Place place) {
    Type element = list.type().elementType();
    boolean typed =
        element.is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN)
            && !element.undefinable()
            && list.type().columns().filter(parts -> parts.containsKey(index.text())).isEmpty()
            && list.text().matches("\\w+");
    Code fallback =
        typed && target.is("AssignmentPattern")
            ? rules.value(target.child("right"), place)
            : Code.atom("", Type.ANY);
    boolean plain = fallback.type().is(element.kind()) && !fallback.type().undefinable();
    if (!typed || !plain) {
      target(target, held(target, list, index, place), place);
      return;
    }
    Code there = Code.sum(list.text() + ".size() > " + index.text(), Type.BOOLEAN);
    Code value = Code.atom(list.text() + ".get(" + index.text() + ")", element);
    Code chosen = ConditionalRule.choice(there, value, fallback, place.unit());
    declare(target.child("left"), chosen, place, target);
  }

  private static Code held(Node target, Code list, Code index, Place place) {
    return (UndefinedText.mayBe(target, place)
            ? UndefinedText.element(list, index)
            : Optional.<Code>empty())
        .orElseGet(() -> MemberRule.held(partOf(list, index, target, place), index, place.unit()));
  }

  /** What is changed under a name of its own may be any list. */
  private static Code partOf(Code list, Code index, Node target, Place place) {
    boolean changed = target.is("Identifier") && place.body().isChanged(target.name());
    boolean part =
        list.type()
            .columns()
            .map(parts -> parts.get(index.text()))
            .filter(type -> type.is(Type.Kind.LIST))
            .isPresent();
    return changed && part ? list.with(list.type().ofAnyLength()) : list;
  }

  /** A part of a pattern, which may have a default. */
  void target(Node target, Code value, Place place) {
    Code chosen = target.is("AssignmentPattern") ? defaulted(target, value, place) : value;
    Node pattern = target.is("AssignmentPattern") ? target.child("left") : target;
    declare(pattern, chosen, place, target);
  }

  /** {@code a = fallback} in a pattern. */
  private Code defaulted(Node target, Code value, Place place) {
    if (value.type().is(Type.Kind.ROW) && value.type().nullable()) {
      return orDefault(target, value, place);
    }
    if (!value.steady()) {
      throw new Refusal(target, "a default of what is no plain value");
    }
    if (!value.type().undefinable()) {
      return value;
    }
    Node right = target.child("right");
    if (value.type().isUndefinedAsNull()) {
      return UndefinedText.orElse(value, rules.value(right, place), place.unit());
    }
    Code fallback = Parts.of(rules.value(right, place), place.unit());
    if (right.type().endsWith("Literal") || right.is("Identifier")) {
      String call = place.unit().javaScript() + ".orElse(" + value.text();
      Type type = fallback.type().undefinable() ? Type.ANY : Type.DEFINED;
      return Code.atom(call + ", " + fallback.text() + ")", type).of(value, fallback);
    }
    Code part = value.text().length() > LONGEST ? named(value, "value", place) : value;
    Code absent =
        Code.sum(part.text() + " == " + place.unit().javaScript() + ".UNDEFINED", Type.BOOLEAN);
    return ConditionalRule.choice(absent, fallback, part, place.unit());
  }

  /** A row, or what stands for it where it is missing. */
  private Code orDefault(Node target, Code row, Place place) {
    Code held = named(row, "row", place);
    Code fallback = Parts.of(rules.value(target.child("right"), place), place.unit());
    Code present = held.with(held.type().present());
    if (fallback.type().is(Type.Kind.OBJECT) && !fallback.type().nullable()) {
      String choice = held.text() + " != null ? " + held.text() + " : " + fallback.text();
      return Code.sum(choice, Type.OBJECT).of(fallback);
    }
    Code there = Code.sum(held.text() + " != null", Type.BOOLEAN);
    return ConditionalRule.choice(there, present, fallback, place.unit());
  }

  /** The name for a loop's variable whose parts are taken. */
  static Optional<String> nameOf(Node pattern) {
    return pattern.is("Identifier") ? Optional.of(pattern.name()) : Optional.empty();
  }
}
