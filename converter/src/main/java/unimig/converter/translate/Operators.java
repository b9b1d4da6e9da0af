package unimig.converter.translate;

/** {@code a op= b} as {@code a = a op b}. */
final class Operators {
  private Operators() {}

  /** The value that is assigned. */
  static Code compound(Node assignment, Code known, Rules rules, Place place) {
    String operator = assignment.text("operator").replaceFirst("=$", "");
    Code value = rules.value(assignment.child("right"), place);
    Unit unit = place.unit();
    if (operator.matches("\\|\\||&&|\\?\\?")) {
      return chosen(assignment, operator, known, Parts.beside(known, value, unit), unit);
    }
    return BinaryRule.computed(assignment, operator, known, value, unit);
  }

  private static Code chosen(Node node, String operator, Code known, Code value, Unit unit) {
    if (known.type().is(Type.Kind.ROW)) {
      throw new Refusal(node, "the operator " + operator + "= of a row");
    }
    if (operator.equals("??")) {
      if (!known.type().nullable() && !known.type().undefinable()) {
        throw new Refusal(node, "?? after what is always there");
      }
      Code missing =
          Code.atom(unit.javaScript() + ".isNullish(" + known.text() + ")", Type.BOOLEAN);
      return ConditionalRule.choice(missing, value, known.with(known.type().present()), unit);
    }
    Code test = Truth.of(known, node, unit);
    if (test.isFixed()) {
      throw new Refusal(node, "a test of what is always there");
    }
    return operator.equals("&&")
        ? ConditionalRule.choice(test, value, known, unit)
        : ConditionalRule.choice(test, known.with(known.type().present()), value, unit);
  }
}
