package unimig.converter.translate;

/** {@code for (const key in object)} over plain objects and rows. */
final class ForInRule implements StatementRule {
  private final Rules rules;

  ForInRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Node left = node.child("left");
    Node body = node.child("body");
    boolean plain =
        left.is("VariableDeclaration")
            && left.list("declarations").get(0).child("id").is("Identifier");
    if (!plain) {
      throw new Refusal(node, "a loop into a variable from outside");
    }
    Node name = left.list("declarations").get(0).child("id");
    Code object = rules.value(node.child("right"), place);
    if (!object.type().is(Type.Kind.OBJECT, Type.Kind.ROW) || object.type().nullable()) {
      throw new Refusal(node, "a loop over the names of what may be no object");
    }
    Node root = Names.root(node.child("right"));
    boolean changes = root.is("Identifier") && Names.changed(body).contains(root.name());
    if (changes || place.body().isAssigned(name.name())) {
      throw new Refusal(node, "a loop over an object that may change meanwhile");
    }
    Place inner = place.inner().last(false);
    String java = inner.body().name(name.name());
    inner.body().line("for (String " + java + " : " + object.operand() + ".keySet()) {");
    inner
        .scope()
        .declare(name.name(), new Binding.Variable(java, Type.STRING, false, name.start()));
    rules.statement(body, inner);
    inner.body().line("}");
    return true;
  }
}
