package unimig.converter.translate;

/** {@code a ? b : c}. */
final class ConditionalRule implements ExpressionRule {
  private final Rules rules;

  ConditionalRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    var constant = place.unit().constants().find(node.child("test"), place.scope());
    if (constant.isPresent()) {
      return rules.expression(
          node.child(constant.get().truthy() ? "consequent" : "alternate"), place);
    }
    Code test = new Truth(rules).of(node.child("test"), place);
    if (test.isFixed()) {
      String taken = test.equals(Code.TRUE) ? "consequent" : "alternate";
      return rules.expression(node.child(taken), place);
    }
    Code yes = rules.expression(node.child("consequent"), place);
    Code no = rules.expression(node.child("alternate"), place);
    return choice(test, yes, no, node);
  }

  static Code choice(Code test, Code yes, Code no, Node node) {
    if (isMissingRow(yes) || isMissingRow(no)) {
      throw new Refusal(node, "a choice between a row that may be missing and something else");
    }
    Type type = yes.type().or(no.type());
    // Java would make one number type of both, such as 1.0 of 1.
    String first = type.is(Type.Kind.ANY) ? boxed(yes) : yes.operand();
    return Code.sum(test.operand() + " ? " + first + " : " + no.operand(), type).of(test, yes, no);
  }

  private static String boxed(Code code) {
    boolean primitive =
        code.type().is(Type.Kind.INT, Type.Kind.DOUBLE, Type.Kind.BOOLEAN)
            && !code.type().nullable();
    return primitive ? "(Object) " + code.operand() : code.operand();
  }

  private static boolean isMissingRow(Code code) {
    return code.type().is(Type.Kind.ROW) && code.type().nullable();
  }
}
