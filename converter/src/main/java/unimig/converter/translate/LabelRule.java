package unimig.converter.translate;

/** {@code name: for (…)}, and labels of a {@code switch} or block, which a jump can leave. */
final class LabelRule implements StatementRule {
  private static final String[] LOOPS = {
    "ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "DoWhileStatement"
  };

  private static final String[] OTHERS = {
    "BlockStatement", "IfStatement", "SwitchStatement", "TryStatement"
  };

  private final Rules rules;

  LabelRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Node body = node.child("body");
    if (!body.is(LOOPS) && !body.is(OTHERS)) {
      throw new Refusal(node, "a label of something else than a loop, a switch or a block");
    }
    String label = node.child("label").name();
    String java = JavaNames.of(label);
    Place inner = place.inner();
    inner.scope().declare(key(label), new Binding.Label(java));
    new EarlierParts(rules, inner).write(body);
    boolean completes = body.is(LOOPS) ? loop(body, java, inner) : other(body, java, inner);
    return completes || Loops.breaksTo(label, body);
  }

  private boolean loop(Node loop, String java, Place place) {
    place.body().line(java + ":");
    return rules.statement(loop, place);
  }

  /** What it becomes may be several statements of Java. */
  private boolean other(Node statement, String java, Place place) {
    boolean[] completes = {true};
    place.body().line(java + ": {");
    place.body().block(() -> completes[0] = rules.statement(statement, place.inner()));
    place.body().line("}");
    return completes[0];
  }

  /** What no variable is called. */
  static String key(String label) {
    return label + ":";
  }
}
