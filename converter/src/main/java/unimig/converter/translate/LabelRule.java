package unimig.converter.translate;

/** {@code name: for (…)}. */
final class LabelRule implements StatementRule {
  private final Rules rules;

  LabelRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Node body = node.child("body");
    boolean loop =
        body.is(
            "ForStatement",
            "ForOfStatement",
            "ForInStatement",
            "WhileStatement",
            "DoWhileStatement");
    if (!loop) {
      throw new Refusal(node, "a label of something else than a loop");
    }
    String label = node.child("label").name();
    String java = JavaNames.of(label);
    Place inner = place.inner();
    inner.scope().declare(key(label), new Binding.Label(java));
    new EarlierParts(rules, inner).write(body);
    place.body().line(java + ":");
    boolean completes = rules.statement(body, inner);
    return completes || Loops.breaksTo(label, body);
  }

  /** What no variable is called. */
  static String key(String label) {
    return label + ":";
  }
}
