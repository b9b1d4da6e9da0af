package unimig.converter.translate;

import java.util.List;

/**
 * {@code a || f(await b)} and {@code a ? f(await b) : c}: a variable that {@code if} gives its
 * value where Java has no expression for a part that is not always evaluated.
 */
final class SteppedChoices {
  private final Rules rules;
  private final Place place;

  SteppedChoices(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /**
   * A value and the statements before it.
   *
   * @param code of Java, where those have been run
   */
  private record Part(String lines, Code code) {}

  static boolean matches(Node node, Effects effects) {
    return switch (node.type()) {
      case "LogicalExpression" -> hasSteps(node.child("right"), effects);
      case "ConditionalExpression" ->
          hasSteps(node.child("consequent"), effects) || hasSteps(node.child("alternate"), effects);
      default -> false;
    };
  }

  /** Whether statements have to come before its value. */
  private static boolean hasSteps(Node part, Effects effects) {
    if (!effects.isIn(part)) {
      return false;
    }
    if (matches(part, effects) || LoopedCallbacks.matches(part)) {
      return true;
    }
    List<Node> parts = Effects.parts(part);
    boolean others = parts.stream().skip(1).anyMatch(effects::isIn);
    var receiver = Effects.receiver(part);
    if (receiver.isPresent() && !others && effects.isIn(receiver.get())) {
      return hasSteps(receiver.get(), effects);
    }
    boolean statement = part.is("AwaitExpression");
    boolean own = part.is("CallExpression") && effects.isOne(part);
    boolean choice = part.is("LogicalExpression", "ConditionalExpression");
    List<Node> inside = statement ? Effects.parts(part.child("argument")) : parts;
    return !(statement || own || choice) || inside.stream().anyMatch(effects::isIn);
  }

  /** Writes the statements; the variable that holds the value. */
  Code write(Node node, String wanted) {
    return node.is("ConditionalExpression") ? either(node, wanted) : orElse(node, wanted);
  }

  private Code either(Node node, String wanted) {
    Node condition = node.child("test");
    new EarlierParts(rules, place).before(condition);
    Code test = new Truth(rules).of(condition, place);
    if (test.isFixed()) {
      throw new Refusal(condition, "a test of what is always there");
    }
    Part yes = part(node.child("consequent"), Narrowing.after(condition, true, place));
    Part no = part(node.child("alternate"), Narrowing.after(condition, false, place));
    Type type = type(yes.code(), no.code(), node);
    String java = place.body().name(wanted);
    place.body().line(type.java() + " " + java + ";");
    place.body().text("if (" + test.text() + ") {\n" + yes.lines());
    place.body().line(java + " = " + value(yes.code(), type) + ";");
    place.body().text("} else {\n" + no.lines());
    place.body().line(java + " = " + value(no.code(), type) + ";\n}");
    return held(java, type);
  }

  private Code orElse(Node node, String wanted) {
    Node left = node.child("left");
    String operator = node.text("operator");
    new EarlierParts(rules, place).before(left);
    Code first = rules.expression(left, place);
    requireValue(first, left);
    Place then =
        operator.equals("??") ? place.block() : Narrowing.after(left, operator.equals("&&"), place);
    Part second = part(node.child("right"), then);
    Type type = type(first, second.code(), node);
    String java = place.body().name(wanted);
    Code variable = held(java, type);
    Code test = operator.equals("??") ? missing(variable, node) : truth(variable, node);
    place.body().line(type.java() + " " + java + " = " + value(first, type) + ";");
    place.body().text("if (" + test.text() + ") {\n" + second.lines());
    place.body().line(java + " = " + value(second.code(), type) + ";\n}");
    return variable;
  }

  private Code truth(Code value, Node node) {
    Code test = Truth.of(value, node.child("left"), place.unit());
    if (test.isFixed()) {
      throw new Refusal(node, "a test of what is always there");
    }
    return node.text("operator").equals("&&") ? test : Truth.not(test);
  }

  private Code missing(Code value, Node node) {
    Type type = value.type();
    if (!type.nullable() && !type.undefinable()) {
      throw new Refusal(node, "a test of what is always there");
    }
    return type.undefinable()
        ? Code.atom(place.unit().javaScript() + ".isNullish(" + value.text() + ")", Type.BOOLEAN)
        : Code.sum(value.text() + " == null", Type.BOOLEAN);
  }

  private Part part(Node node, Place inner) {
    Code[] code = {Code.FALSE};
    String lines =
        place
            .body()
            .capture(
                () -> {
                  inner.scope().begin(new Snapshots(node, inner.body()));
                  new EarlierParts(rules, inner).before(node);
                  code[0] = rules.expression(node, inner);
                  requireValue(code[0], node);
                });
    return new Part(lines, code[0]);
  }

  private static void requireValue(Code code, Node node) {
    if (code.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE, Type.Kind.RESULT)) {
      throw new Refusal(node, "it has no value that is known");
    }
  }

  private Type type(Code one, Code other, Node node) {
    boolean rows = one.type().is(Type.Kind.ROW) && other.type().is(Type.Kind.ROW);
    boolean missing = isMissingRow(one) || isMissingRow(other);
    Type type = missing && !rows ? Type.ANY : one.type().or(other.type());
    if (type.is(Type.Kind.DOUBLE) && type.nullable()) {
      throw new Refusal(node, "a choice between numbers, one of which may be null");
    }
    Destructuring.importType(type, place.unit());
    return type;
  }

  private static boolean isMissingRow(Code code) {
    return code.type().is(Type.Kind.ROW) && code.type().nullable();
  }

  private String value(Code code, Type type) {
    return type.is(Type.Kind.ANY) && isMissingRow(code)
        ? place.unit().api("Knex") + ".orUndefined(" + code.text() + ")"
        : code.text();
  }

  private static Code held(String java, Type type) {
    return Code.atom(java, type);
  }
}
