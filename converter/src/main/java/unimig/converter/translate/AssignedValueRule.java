package unimig.converter.translate;

/**
 * {@code (a = b)}, {@code a++} and {@code ++a} whose values are used. Java's own do the same, where
 * what stands around them is evaluated in the order of the script.
 */
final class AssignedValueRule implements ExpressionRule {
  private final Rules rules;

  AssignedValueRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    boolean update = node.is("UpdateExpression");
    Node target = node.child(update ? "argument" : "left");
    if (!target.is("Identifier")) {
      throw new Refusal(node, "the value of an assignment to other than a variable");
    }
    Binding.Variable variable = Assignments.variable(target, place);
    if (!update) {
      return Code.action(
          "(" + new Assignments(rules).of(node, place) + ")",
          Assignments.variable(target, place).type());
    }
    String operator = node.text("operator");
    if (!Assignments.isCounter(variable)) {
      if (!node.flag("prefix")) {
        throw new Refusal(node, "the value of what is counted, which may be no number");
      }
      return Code.action("(" + new Assignments(rules).of(node, place) + ")", variable.type());
    }
    String text = node.flag("prefix") ? operator + variable.java() : variable.java() + operator;
    return Code.action(text, variable.type());
  }
}
