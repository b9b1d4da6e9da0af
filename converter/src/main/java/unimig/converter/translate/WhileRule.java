package unimig.converter.translate;

/** {@code while} and {@code do … while}. */
final class WhileRule implements StatementRule {
  private final Rules rules;

  WhileRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Place inner = place.inner().last(false);
    Node test = node.child("test");
    var constant = place.unit().constants().find(test, place.scope());
    if (constant.isPresent() && !constant.get().truthy()) {
      throw new Refusal(test, "a loop that is never repeated");
    }
    Code repeated = constant.isPresent() ? Code.TRUE : new Truth(rules).of(test, inner);
    if (repeated.equals(Code.FALSE)) {
      throw new Refusal(test, "a loop that is never repeated");
    }
    String condition = repeated.text();
    boolean first = node.is("DoWhileStatement");
    inner.body().line(first ? "do {" : "while (" + condition + ") {");
    rules.statement(node.child("body"), inner);
    inner.body().line(first ? "} while (" + condition + ");" : "}");
    return !repeated.isFixed() || Loops.breaks(node.child("body"));
  }
}
