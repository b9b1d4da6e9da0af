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
        test,
        Parts.beside(no, yes, place.unit()),
        Parts.beside(yes, no, place.unit()),
        place.unit());
  }

  static Code choice(Code test, Code yes, Code no, Unit unit) {
    if (isUndefined(yes) && no.type().is(Type.Kind.ROW)) {
      return choice(test, missing(no), no, unit);
    }
    if (isUndefined(no) && yes.type().is(Type.Kind.ROW)) {
      return choice(test, yes, missing(yes), unit);
    }
    boolean rows = yes.type().is(Type.Kind.ROW) && no.type().is(Type.Kind.ROW);
    if (!rows && (isMissingRow(yes) || isMissingRow(no))) {
      return choice(test, undefined(yes, unit), undefined(no, unit), unit);
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

  private static boolean isUndefined(Code code) {
    return code.text().equals("JavaScript.UNDEFINED");
  }

  /** Java holds a missing row, which is undefined, as null. */
  private static Code missing(Code row) {
    return Code.atom("null", row.type().orMissing());
  }

  private static Code undefined(Code row, Unit unit) {
    return isMissingRow(row)
        ? Code.atom(unit.api("Knex") + ".orUndefined(" + row.text() + ")", Type.ANY).of(row)
        : row;
  }

  private static boolean isMissingRow(Code code) {
    return code.type().is(Type.Kind.ROW) && code.type().nullable();
  }
}
