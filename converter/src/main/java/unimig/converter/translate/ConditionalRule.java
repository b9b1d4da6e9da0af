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
    Node condition = node.child("test");
    Code yes = rules.expression(node.child("consequent"), Narrowing.after(condition, true, place));
    Code no = rules.expression(node.child("alternate"), Narrowing.after(condition, false, place));
    return choice(
        test, Parts.beside(no, yes, place.unit()), Parts.beside(yes, no, place.unit()), node);
  }

  static Code choice(Code test, Code yes, Code no, Node node) {
    if (isMissingRow(yes) || isMissingRow(no)) {
      throw new Refusal(node, "a choice between a row that may be missing and something else");
    }
    Type type = yes.type().or(no.type());
    String first = boxed(yes, type.is(Type.Kind.ANY), type);
    String second = type.is(Type.Kind.ANY) ? no.operand() : boxed(no, false, type);
    return Code.sum(test.operand() + " ? " + first + " : " + second, type).of(test, yes, no);
  }

  /** Java would make one number type of both, such as 1.0 of 1, and fail where one is null. */
  private static String boxed(Code code, boolean any, Type type) {
    boolean primitive = code.type().is(Type.Kind.INT, Type.Kind.DOUBLE, Type.Kind.BOOLEAN);
    if (any && primitive) {
      return "(Object) " + code.operand();
    }
    boolean box = primitive && type.nullable() && !code.type().nullable();
    return box ? "(" + type.boxed() + ") " + code.operand() : code.operand();
  }

  private static boolean isMissingRow(Code code) {
    return code.type().is(Type.Kind.ROW) && code.type().nullable();
  }
}
