package unimig.converter.translate;

/** {@code await} where its value is used. */
final class AwaitRule implements ExpressionRule {
  private final Rules rules;

  AwaitRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    return new Promised(rules).value(node.child("argument"), place);
  }
}
