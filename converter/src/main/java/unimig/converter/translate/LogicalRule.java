package unimig.converter.translate;

import java.util.Optional;

/** {@code && || ??} as values. */
final class LogicalRule implements ExpressionRule {
  private final Rules rules;

  LogicalRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Optional<Code> environment = RunValues.environmentOr(node, place);
    if (environment.isPresent()) {
      return environment.get();
    }
    String operator = node.text("operator");
    Code left = rules.value(node.child("left"), place);
    if (operator.equals("??")) {
      return orElse(node, left, rules.expression(node.child("right"), place), place.unit());
    }
    Code right = rules.expression(node.child("right"), place);
    boolean booleans = isBoolean(left) && isBoolean(right);
    if (booleans) {
      return new Truth(rules).of(node, place);
    }
    Code test = Truth.of(left, node.child("left"), place.unit());
    return operator.equals("&&")
        ? ConditionalRule.choice(test, right, left, node)
        : ConditionalRule.choice(test, left.with(left.type().present()), right, node);
  }

  private static boolean isBoolean(Code code) {
    return code.type().is(Type.Kind.BOOLEAN) && !code.type().nullable();
  }

  private static Code orElse(Node node, Code left, Code right, Unit unit) {
    if (!left.type().nullable() && !left.type().undefinable()) {
      throw new Refusal(node, "?? after what is always there");
    }
    if (left.type().is(Type.Kind.ROW)) {
      throw new Refusal(node, "?? after a row");
    }
    Type type = left.type().present().or(right.type());
    Node other = node.child("right");
    boolean plain = other.type().endsWith("Literal") || other.is("Identifier");
    if (plain && left.type().is(Type.Kind.ANY) && !left.text().matches("\\w+")) {
      String call = unit.javaScript() + ".ifNullish(" + left.text() + ", " + right.text() + ")";
      return Code.atom(call, type).of(left, right);
    }
    Code missing =
        left.type().undefinable()
            ? Code.atom(unit.javaScript() + ".isNullish(" + left.text() + ")", Type.BOOLEAN)
            : Code.sum(left.operand() + " == null", Type.BOOLEAN);
    return ConditionalRule.choice(missing, right, left.with(left.type().present()), node);
  }
}
