package unimig.converter.translate;

/** {@code a = b}, {@code a += b}, {@code a++} of local variables, as statements. */
final class Assignments {
  private final Rules rules;

  Assignments(Rules rules) {
    this.rules = rules;
  }

  /** Without a semicolon. */
  String of(Node node, Place place) {
    Node target = node.child(node.is("UpdateExpression") ? "argument" : "left");
    if (node.is("AssignmentExpression") && target.is("MemberExpression")) {
      return new MemberAssignments(rules).assign(node, place);
    }
    Binding.Variable variable = variable(target, place);
    if (node.is("UpdateExpression")) {
      boolean counter = variable.type().equals(Type.INT) || variable.type().equals(Type.DOUBLE);
      if (!counter) {
        throw new Refusal(node, "it counts what may be no number");
      }
      return variable.java() + node.text("operator");
    }
    String operator = node.text("operator");
    Code value = rules.expression(node.child("right"), place);
    boolean plain = operator.equals("=");
    if (!plain && !operator.equals("+=")) {
      throw new Refusal(node, "the operator " + operator);
    }
    Type type = plain ? value.type() : sum(node, variable.type(), value.type());
    place.body().widening().widen(variable.declaration(), variable.type(), type);
    return variable.java()
        + (plain ? " = " + value.text() : " += " + Text.piece(value, place.unit()));
  }

  private static Type sum(Node node, Type variable, Type value) {
    if (variable.isText()) {
      return Type.STRING;
    }
    boolean counts = variable.equals(Type.INT) && value.equals(Type.INT);
    if (!counts) {
      throw new Refusal(node, "it adds what may be no number");
    }
    return Type.INT;
  }

  private static Binding.Variable variable(Node target, Place place) {
    if (target.is("Identifier")
        && place.scope().find(target.name()).orElse(null) instanceof Binding.Variable variable) {
      return variable;
    }
    throw new Refusal(target, "it changes something else than a variable of the function");
  }
}
