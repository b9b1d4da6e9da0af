package unimig.converter.translate;

/** {@code a = b}, {@code a += b}, {@code a++} of local variables, as statements. */
final class Assignments {
  private static final double LARGE = 1000;

  private final Rules rules;

  Assignments(Rules rules) {
    this.rules = rules;
  }

  /** Without a semicolon. */
  String of(Node node, Place place) {
    Node target = node.child(node.is("UpdateExpression") ? "argument" : "left");
    if (target.is("MemberExpression")) {
      MemberAssignments members = new MemberAssignments(rules);
      return node.is("UpdateExpression")
          ? members.update(node, place)
          : members.assign(node, place);
    }
    Binding.Variable variable = variable(target, place);
    if (node.is("UpdateExpression")) {
      return isCounter(variable)
          ? variable.java() + node.text("operator")
          : counted(node, variable, place);
    }
    String operator = node.text("operator");
    if (operator.equals("=")) {
      Code value = rules.expression(node.child("right"), place);
      place.body().widening().widen(variable.declaration(), variable.type(), value.type());
      return variable.java() + " = " + value.text();
    }
    if (operator.equals("+=")
        && addsPlainly(variable, rules.expression(node.child("right"), place))
        && !isLarge(node.child("right"))) {
      Code value = rules.expression(node.child("right"), place);
      return variable.java() + " += " + Text.piece(value, place.unit());
    }
    Code value =
        Operators.compound(node, Code.atom(variable.java(), variable.type()), rules, place);
    place.body().widening().widen(variable.declaration(), variable.type(), value.type());
    return variable.java() + " = " + value.text();
  }

  static boolean isCounter(Binding.Variable variable) {
    return variable.type().equals(Type.INT) || variable.type().equals(Type.DOUBLE);
  }

  /** {@code a++} of what may be no number. */
  private static String counted(Node node, Binding.Variable variable, Place place) {
    Type number = Type.DEFINED.present();
    place.body().widening().widen(variable.declaration(), variable.type(), number);
    String step = node.text("operator").equals("++") ? ".increment(" : ".decrement(";
    String java = variable.java();
    return java + " = " + place.unit().javaScript() + step + java + ")";
  }

  /** Whether sums of it leave the range of Java's whole numbers soon. */
  private static boolean isLarge(Node number) {
    return number.is("NumericLiteral") && Double.parseDouble(number.text("value")) > LARGE;
  }

  /** Whether Java does the same with {@code +=}. */
  private static boolean addsPlainly(Binding.Variable variable, Code value) {
    return variable.type().isText()
        || (variable.type().equals(Type.INT) && value.type().equals(Type.INT))
        || (variable.type().equals(Type.DOUBLE) && value.type().isNumber());
  }

  static Binding.Variable variable(Node target, Place place) {
    if (target.is("Identifier")
        && place.scope().find(target.name()).orElse(null) instanceof Binding.Variable variable) {
      return variable;
    }
    throw new Refusal(target, "it changes something else than a variable of the function");
  }
}
