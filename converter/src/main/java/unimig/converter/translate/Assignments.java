package unimig.converter.translate;

import java.util.Optional;

/** {@code a = b}, {@code a += b}, {@code a++} of local variables, as statements. */
final class Assignments {
  private static final double LARGE = 10_000;

  private final Rules rules;

  Assignments(Rules rules) {
    this.rules = rules;
  }

  /** Without a semicolon. */
  String of(Node node, Place place) {
    Node target = node.child(node.is("UpdateExpression") ? "argument" : "left");
    Optional<String> moved = new RegExpCursors(place).moved(node, rules);
    if (moved.isPresent()) {
      return moved.get();
    }
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
      boolean sum = isSum(node.child("right"), place) && isInt(value.type());
      Type type = sum ? Type.DOUBLE : value.type();
      place.body().widening().widen(variable.declaration(), variable.type(), type);
      return variable.java() + " = " + value.text();
    }
    if (operator.equals("+=")) {
      Code added = rules.expression(node.child("right"), place);
      if (mayGrow(node.child("right"), place) && isInt(variable.type()) && isInt(added.type())) {
        // Sums leave the range of Java's whole numbers; in a double they are what JavaScript has.
        place.body().widening().widen(variable.declaration(), variable.type(), Type.DOUBLE);
      }
      if (addsPlainly(variable, added)) {
        return variable.java() + " += " + Text.piece(added, place.unit());
      }
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

  /** Whether it may be more each time. */
  private static boolean isSum(Node value, Place place) {
    return value.is("BinaryExpression")
        && value.text("operator").equals("+")
        && mayGrow(value.child("left"), place)
        && mayGrow(value.child("right"), place);
  }

  private static boolean isInt(Type type) {
    return type.equals(Type.INT);
  }

  /** Whether sums of it may become large: of anything but a small constant or a length. */
  private static boolean mayGrow(Node number, Place place) {
    boolean small =
        place
            .unit()
            .constants()
            .find(number, place.scope())
            .filter(constant -> constant.type().equals("number"))
            .filter(constant -> Double.parseDouble(constant.value().getAsString()) <= LARGE)
            .isPresent();
    boolean length =
        number.is("MemberExpression") && number.property().filter("length"::equals).isPresent();
    return !small && !length;
  }

  /** Whether Java does the same with {@code +=}. */
  private static boolean addsPlainly(Binding.Variable variable, Code value) {
    return variable.type().isText()
        || (isInt(variable.type()) && isInt(value.type()))
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
